import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "@/api/keys";
import type { Me } from "@/api/types";
import { me } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { problem, serve } from "@/testing/server";
import { PlaceMenu } from "./place-menu";
import { usePreferences } from "./preferences";

const router = vi.hoisted(() => ({ push: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => router }));
beforeEach(() => router.push.mockReset());

const created = {
  id: "ws_2",
  name: "Acme",
  kind: "business",
  role: "owner",
  requires_second_factor: false,
  environments: [
    { id: "env_acme_live", name: "Live", kind: "live", configured: false, permissions: [] },
    { id: "env_acme", name: "Sandbox", kind: "sandbox", configured: true, permissions: ["banking:read"] },
  ],
} satisfies Me["workspaces"][number];

async function openDialog(user: ReturnType<typeof renderPage>["user"]) {
  await user.click(screen.getByRole("button", { name: /^Change workspace or environment/ }));
  await user.click(await screen.findByRole("menuitem", { name: "New workspace…" }));
  return screen.findByRole("dialog", { name: "New workspace" });
}

describe("PlaceMenu", () => {
  it("makes a workspace and goes to its sandbox", async () => {
    const calls = serve((call) =>
      call.method === "POST"
        ? { status: 201, json: created }
        : { json: { ...me, workspaces: [...me.workspaces, created] } },
    );
    const { user, client } = renderPage(<PlaceMenu />);
    client.setQueryData(keys.me, me);
    const dialog = await openDialog(user);
    await user.type(within(dialog).getByLabelText("Name"), " Acme {Enter}");
    await waitFor(() => expect(router.push).toHaveBeenCalledWith("/accounts"));
    expect(calls[0]).toMatchObject({ method: "POST", path: "/v1/workspaces", body: { name: "Acme" } });
    expect(calls[0]?.headers).toHaveProperty("Idempotency-Key");
    expect(usePreferences.getState().environmentId).toBe("env_acme");
    expect(client.getQueryData<Me>(keys.me)?.workspaces).toHaveLength(2);
  });

  it("asks for a name, and says why none was made", async () => {
    const calls = serve(() => problem(409, "workspace.too_many", "A person owns at most 20 workspaces."));
    const { user } = renderPage(<PlaceMenu />);
    const dialog = await openDialog(user);
    const field = within(dialog).getByLabelText("Name");
    await user.click(within(dialog).getByRole("button", { name: "Create workspace" }));
    expect(field).toHaveAccessibleDescription("Give the workspace a name.");
    expect(calls).toHaveLength(0);
    await user.type(field, "Acme{Enter}");
    expect(await within(dialog).findByRole("alert")).toHaveTextContent("The workspace was not created.");
    expect(field).toHaveValue("Acme");
  });
});
