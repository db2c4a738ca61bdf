import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { renderPage } from "@/testing/render";
import { problem, serve } from "@/testing/server";
import { text } from "@/text/en";
import { ChangeEmail } from "./change-email";
import { ConfirmEmail } from "./confirm-email";

vi.mock("next/navigation", () => ({ useSearchParams: () => new URLSearchParams(window.location.search) }));

const t = text.profile.email;
const message = { json: { object: "message", message: "" } };

async function open() {
  const page = renderPage(<ChangeEmail />);
  await page.user.click(screen.getByRole("button", { name: t.change }));
  return page;
}
const field = () => screen.getByLabelText(t.field);

describe("ChangeEmail", () => {
  it("says what will happen, sends the link and says where it went", async () => {
    const calls = serve(() => message);
    const { user } = await open();
    for (const sentence of t.explain) expect(screen.getByText(sentence)).toBeInTheDocument();
    expect(field()).toHaveFocus();
    await user.type(field(), " grace@example.com {Enter}");
    expect(await screen.findByRole("status")).toHaveTextContent(t.sentText("grace@example.com"));
    expect(calls).toMatchObject([{ method: "POST", path: "/v1/me/email", body: { new_email: "grace@example.com" } }]);
    expect(calls[0]?.headers).toHaveProperty("Idempotency-Key");
  });

  it.each([
    ["nonsense", t.invalid],
    ["ADA@example.com", t.same],
  ])("sees by itself what is wrong with %s", async (typed, fault) => {
    const calls = serve(() => message);
    const { user } = await open();
    await user.type(field(), `${typed}{Enter}`);
    expect(field()).toHaveAccessibleDescription(fault);
    expect(field()).toHaveFocus();
    expect(calls).toHaveLength(0);
  });

  it("asks for a second factor when it must, and keeps what was typed", async () => {
    serve(({ path }) =>
      path === "/v1/me/email"
        ? problem(403, "auth.step_up_required", "Confirm.")
        : { json: { object: "step_up_options", methods: [], preferred: "email", valid_until: null } },
    );
    const { user } = await open();
    await user.type(field(), "grace@example.com{Enter}");
    expect(await screen.findByRole("dialog", { name: text.auth.stepUpTitle })).toBeInTheDocument();
    expect(screen.queryByText(t.failed)).toBeNull();
    expect(document.querySelector<HTMLInputElement>("input[name=email]")).toHaveValue("grace@example.com");
  });

  it("says on the page what belongs to no field", async () => {
    serve(() => problem(429, "limit.exceeded", "Too many requests."));
    const { user } = await open();
    await user.type(field(), "grace@example.com{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent(`${t.failed} Too many requests.`);
  });

  it("can be left as it is", async () => {
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: text.common.cancel }));
    expect(screen.getByRole("button", { name: t.change })).toBeInTheDocument();
  });
});

describe("ConfirmEmail", () => {
  beforeEach(() => window.history.replaceState(null, "", "/confirm-email?token=secret"));
  const confirm = () => screen.getByRole("button", { name: t.confirmButton });

  it("takes the secret out of the address and waits for the person's click", async () => {
    const calls = serve(() => message);
    const { user } = renderPage(<ConfirmEmail />);
    expect(window.location.href).toMatch(/\/confirm-email$/);
    expect(calls).toHaveLength(0);
    await user.click(confirm());
    expect(await screen.findByRole("heading", { name: t.doneTitle })).toBeInTheDocument();
    expect(calls).toMatchObject([{ path: "/v1/auth/confirm-new-email", body: { token: "secret" } }]);
    expect(calls[0]?.headers).not.toHaveProperty("Idempotency-Key");
  });

  it("says of a link that is used up how to get another", async () => {
    serve(() => problem(400, "link.invalid", "This link was used already."));
    const { user } = renderPage(<ConfirmEmail />);
    await user.click(confirm());
    expect(await screen.findByRole("heading", { name: t.invalidTitle })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: t.toProfile })).toHaveAttribute("href", "/settings/profile");
  });

  it("lets the person try again after a failure", async () => {
    serve(() => "unreachable");
    const { user } = renderPage(<ConfirmEmail />);
    await user.click(confirm());
    expect(await screen.findByRole("alert")).toHaveTextContent(t.confirmFailed);
    await waitFor(() => expect(confirm()).toBeEnabled());
  });

  it("says when the link is not whole", () => {
    window.history.replaceState(null, "", "/confirm-email");
    renderPage(<ConfirmEmail />);
    expect(screen.getByText(t.confirmMissing)).toBeInTheDocument();
  });
});
