import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "@/api/keys";
import { createQueryClient } from "@/api/query-client";
import type { Me } from "@/api/types";
import { me } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { problem, serve } from "@/testing/server";
import { WorkspaceSettings } from "./workspace-settings";

const router = vi.hoisted(() => ({ push: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => router }));
beforeEach(() => router.push.mockReset());

const viewer: Me = {
  ...me,
  workspaces: me.workspaces.map((workspace) => ({
    ...workspace,
    role: "viewer",
    environments: workspace.environments.map((known) => ({ ...known, permissions: ["banking:read"] })),
  })),
};

describe("WorkspaceSettings", () => {
  it("renames, and shows the new name everywhere", async () => {
    const calls = serve(() => ({ json: { object: "workspace", id: "ws_1", name: "Lovelace & Sons" } }));
    const { user, client } = renderPage(<WorkspaceSettings />);
    client.setQueryData(keys.me, me);
    const field = screen.getByLabelText("Name");
    expect(screen.getByRole("button", { name: "Rename" })).toBeDisabled();
    await user.clear(field);
    expect(field).toHaveAccessibleDescription("A workspace needs a name.");
    await user.type(field, "Lovelace & Sons{Enter}");
    await waitFor(() =>
      expect(client.getQueryData<Me>(keys.me)?.workspaces[0]).toMatchObject({ name: "Lovelace & Sons", role: "owner" }),
    );
    expect(calls[0]).toMatchObject({ method: "PATCH", path: "/v1/workspace", body: { name: "Lovelace & Sons" } });
  });

  it("puts a refused name at its field", async () => {
    serve(() => problem(400, "request.invalid", "Wrong.", { name: ["A name has visible characters only."] }));
    const { user } = renderPage(<WorkspaceSettings />);
    await user.type(screen.getByLabelText("Name"), "!{Enter}");
    await waitFor(() =>
      expect(screen.getByLabelText("Name")).toHaveAccessibleDescription("A name has visible characters only."),
    );
  });

  it("lets who may not manage leave but not rename", async () => {
    const calls = serve((call) =>
      call.method === "POST"
        ? { json: { object: "workspace", id: "ws_1", name: "Acme" } }
        : { json: { ...viewer, workspaces: [] } },
    );
    const client = createQueryClient();
    client.setQueryData(keys.me, viewer);
    const { user } = renderPage(<WorkspaceSettings />, client, viewer);
    expect(screen.queryByLabelText("Name")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Leave this workspace" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Leave" }));
    expect(await screen.findByText("You have left Acme")).toBeInTheDocument();
    expect(client.getQueryData<Me>(keys.me)?.workspaces).toEqual([]);
    expect(calls[0]?.path).toBe("/v1/members/leave");
    expect(router.push).toHaveBeenCalledWith("/accounts");
  });

  it("keeps the last owner, and says what to do", async () => {
    serve(() => problem(409, "member.last_owner", "A workspace needs an owner."));
    const { user } = renderPage(<WorkspaceSettings />);
    await user.click(screen.getByRole("button", { name: "Leave this workspace" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Leave" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("You are still a member. A workspace needs an owner.");
    expect(router.push).not.toHaveBeenCalled();
  });

  it("requires a second factor of every member after a question, and says so from then on", async () => {
    const calls = serve((call) =>
      call.method === "PUT"
        ? { json: { object: "workspace_policy", requires_second_factor: true } }
        : { json: { ...me, workspaces: me.workspaces.map((w) => ({ ...w, requires_second_factor: true })) } },
    );
    const { user, client } = renderPage(<WorkspaceSettings />);
    client.setQueryData(keys.me, me);
    await user.click(screen.getByRole("button", { name: "Require a second factor" }));
    const question = await screen.findByRole("dialog");
    expect(question).toHaveTextContent("Members without one lose access at once");
    await user.click(within(question).getByRole("button", { name: "Require a second factor" }));
    expect(await screen.findByText("Every member needs a second factor now")).toBeInTheDocument();
    expect(client.getQueryData<Me>(keys.me)?.workspaces[0]).toMatchObject({ requires_second_factor: true });
    expect(calls[0]).toMatchObject({ method: "PUT", path: "/v1/workspace/second-factor", body: { required: true } });
  });

  it("tells who has no second factor themself to add one first", async () => {
    serve(() => problem(409, "workspace.own_factor_first", "Add a second factor of your own first."));
    const { user } = renderPage(<WorkspaceSettings />);
    await user.click(screen.getByRole("button", { name: "Require a second factor" }));
    await user.click(
      within(await screen.findByRole("dialog")).getByRole("button", { name: "Require a second factor" }),
    );
    expect(await screen.findByRole("alert")).toHaveTextContent("Nothing was changed. Add a second factor of your own");
  });
});
