import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "@/api/keys";
import type { DataExport } from "@/api/profile";
import { createQueryClient } from "@/api/query-client";
import type { Me } from "@/api/types";
import { anExport, me } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { list, problem, serve } from "@/testing/server";
import { text } from "@/text/en";
import { DeleteAccount } from "./delete-account";
import { DeletionBanner } from "./deletion-banner";
import { Copies } from "./copies";

const page = vi.hoisted(() => ({ path: "/accounts" }));
vi.mock("next/navigation", () => ({
  useSearchParams: () => new URLSearchParams(window.location.search),
  usePathname: () => page.path,
}));

const t = text.privacy;
const WAITS: Me = { ...me, deletes_at: "2999-12-04T14:02:00Z" };

beforeEach(() => {
  page.path = "/accounts";
});

describe("Copies", () => {
  it("asks for one, watches it being made and offers it when it is ready", async () => {
    let made: DataExport[] = [];
    const calls = serve(({ method }) => {
      if (method === "POST") {
        made = [anExport({ status: "preparing", size_bytes: null, ready_at: null, expires_at: null })];
        return { status: 202, json: made[0] };
      }
      const answer = list(made);
      if (calls.length > 3) made = [anExport()];
      return answer;
    });
    const { user } = renderPage(<Copies />);
    expect(await screen.findByText(t.copy.none)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: t.copy.button }));
    expect((await screen.findAllByText(t.copy.states.preparing))[0]).toBeInTheDocument();
    expect(screen.getByText(t.copy.asked)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: t.copy.button })).toBeDisabled();
    expect(await screen.findByRole("button", { name: /Download the copy/ }, { timeout: 6000 })).toBeInTheDocument();
    expect(screen.getAllByText("48 kB")[0]).toBeInTheDocument();
    expect(calls.find(({ method }) => method === "POST")?.headers).toHaveProperty("Idempotency-Key");
  });

  it("leads whoever comes from the mail to the copy that it is about", async () => {
    window.history.replaceState(null, "", "/settings/privacy?export=exp_2");
    serve(() => list([anExport(), anExport({ id: "exp_2", created_at: "2026-11-18T10:00:00Z" })]));
    renderPage(<Copies />);
    await waitFor(() => expect(screen.getAllByRole("button", { name: /Download the copy/ })[1]).toHaveFocus());
  });

  it("saves the file under the server's name", async () => {
    const saved: string[] = [];
    URL.createObjectURL = () => "blob:here";
    URL.revokeObjectURL = () => undefined;
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(`${this.href} ${this.download}`);
    });
    serve(({ path }) => (path.endsWith("/file") ? { text: "PK", type: "application/zip" } : list([anExport()])));
    const { user } = renderPage(<Copies />);
    await user.click(await screen.findByRole("button", { name: /Download the copy/ }));
    await waitFor(() => expect(saved).toEqual(["blob:here fintech-data.zip"]));
  });

  it("asks for a second factor before a download when it must", async () => {
    serve(({ path }) =>
      path.endsWith("/file")
        ? problem(403, "auth.step_up_required", "Confirm.")
        : path === "/v1/me/exports"
          ? list([anExport()])
          : { json: { object: "step_up_options", methods: [], preferred: "email", valid_until: null } },
    );
    const { user } = renderPage(<Copies />);
    await user.click(await screen.findByRole("button", { name: /Download the copy/ }));
    expect(await screen.findByRole("dialog", { name: text.auth.stepUpTitle })).toBeInTheDocument();
  });

  it("says why a copy cannot be had", async () => {
    serve(({ path, method }) =>
      path.endsWith("/file")
        ? problem(410, "export.expired", "This copy was erased after three days.")
        : method === "POST"
          ? problem(429, "limit.exceeded", "Too many requests.")
          : list([
              anExport(),
              anExport({ id: "exp_2", status: "expired" }),
              anExport({ id: "exp_3", status: "failed" }),
            ]),
    );
    const { user } = renderPage(<Copies />);
    await user.click(await screen.findByRole("button", { name: /Download the copy/ }));
    expect(await screen.findByText(/This copy was erased after three days/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: t.copy.button }));
    expect(await screen.findByText(/Too many requests/)).toBeInTheDocument();
    expect(screen.getAllByRole("button", { name: /Download the copy/ })).toHaveLength(1);
    expect(screen.getByText(t.copy.failedHint)).toBeInTheDocument();
  });
});

describe("DeleteAccount", () => {
  it("says what goes, asks once more, and then only waits", async () => {
    const calls = serve(({ method }) =>
      method === "POST" ? { json: { object: "account_deletion", deletes_at: WAITS.deletes_at } } : { json: WAITS },
    );
    const client = createQueryClient();
    client.setQueryData(keys.me, me);
    const { user } = renderPage(<DeleteAccount />, client);
    for (const effect of t.deletion.effects) expect(screen.getByText(effect)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: t.deletion.button }));
    expect(calls).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: t.deletion.confirmButton }));
    await waitFor(() => expect(client.getQueryData<Me>(keys.me)?.deletes_at).toBe(WAITS.deletes_at));
    expect(calls[0]).toMatchObject({ method: "POST", path: "/v1/me/deletion" });
  });

  it("names the workspaces that must be handed over first", async () => {
    serve(() =>
      problem(409, "account.owns_workspaces", "You are the only owner of a workspace that others are in: Acme."),
    );
    const { user } = renderPage(<DeleteAccount />);
    await user.click(screen.getByRole("button", { name: t.deletion.button }));
    await user.click(screen.getByRole("button", { name: t.deletion.confirmButton }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/Acme/);
  });

  it("keeps the account with one click", async () => {
    const calls = serve(() => ({ json: { object: "account_deletion", deletes_at: null } }));
    const client = createQueryClient();
    client.setQueryData(keys.me, WAITS);
    const { user } = renderPage(<DeleteAccount />, client, WAITS);
    expect(screen.getByText(/4 December 2999 at 14:02/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: t.deletion.keep }));
    await waitFor(() => expect(client.getQueryData<Me>(keys.me)?.deletes_at).toBeNull());
    expect(calls).toMatchObject([{ method: "DELETE", path: "/v1/me/deletion" }]);
  });
});

describe("DeletionBanner", () => {
  it("is on every page but the one that says the same", () => {
    const { unmount } = renderPage(<DeletionBanner />, createQueryClient(), WAITS);
    expect(screen.getByRole("status")).toHaveTextContent("Your account is deleted on 4 December 2999 at 14:02.");
    unmount();
    page.path = "/settings/privacy";
    renderPage(<DeletionBanner />, createQueryClient(), WAITS);
    expect(screen.queryByText(/is deleted on/)).toBeNull();
  });

  it("is not there while nothing waits", () => {
    renderPage(<DeletionBanner />);
    expect(screen.queryByText(/is deleted on/)).toBeNull();
  });

  it("keeps the account from wherever the person is, and says when that failed", async () => {
    let tries = 0;
    serve(() => (tries++ ? { json: { object: "account_deletion", deletes_at: null } } : "unreachable"));
    const client = createQueryClient();
    client.setQueryData(keys.me, WAITS);
    const { user } = renderPage(<DeletionBanner />, client, WAITS);
    await user.click(screen.getByRole("button", { name: t.deletion.keep }));
    expect(await screen.findByText(t.deletion.keepFailed)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: t.deletion.keep }));
    await waitFor(() => expect(client.getQueryData<Me>(keys.me)?.deletes_at).toBeNull());
  });
});
