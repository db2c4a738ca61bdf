import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { createQueryClient } from "@/api/query-client";
import type { Me, Member, Role } from "@/api/types";
import { aMember, anInvitation, me } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { list, problem, serve } from "@/testing/server";
import { proveIdentity, stepUpAnswer } from "@/testing/step-up";
import { Members } from "./members";

const ada = aMember({ id: "mem_ada", person: { id: "per_ada", name: "Ada", email: "ada@example.com" }, you: true });
const bob = aMember();

/** Ada in another role, or with fewer permissions. */
function as(role: Role, permissions = ["banking:read", "workspace:manage"]): Me {
  const [workspace] = me.workspaces;
  return {
    ...me,
    workspaces: [
      { ...workspace!, role, environments: workspace!.environments.map((known) => ({ ...known, permissions })) },
    ],
  };
}

const asRole = (role: Role) => renderPage(<Members />, createQueryClient(), as(role));

/** A workspace with these people; its answers to writes are given, and its reads follow them. */
function workspace(
  members: Member[],
  { invitations = [anInvitation()], answer }: { invitations?: unknown[]; answer?: Parameters<typeof serve>[0] } = {},
) {
  return serve((call) => {
    const stepUp = stepUpAnswer(call);
    if (stepUp) return stepUp;
    if (call.method !== "GET") return answer?.(call) ?? { json: {} };
    if (call.path === "/v1/members") return list(members);
    if (call.path === "/v1/invitations") return list(invitations);
    return { json: me };
  });
}

type User = ReturnType<typeof renderPage>["user"];

async function act(user: User, name: string) {
  await user.click(await screen.findByRole("button", { name: "Actions for Bob" }));
  await user.click(await screen.findByRole("menuitem", { name }));
  return screen.findByRole("dialog");
}

async function fillInvitation(user: User, email: string) {
  await user.click(await screen.findByRole("button", { name: "Invite somebody" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText("E-mail"), email);
  return dialog;
}

describe("Members", () => {
  it("lists who is here and who is invited, marks the one who looks, and asks in the environment", async () => {
    const calls = workspace([
      { ...ada, role: "owner" },
      { ...bob, grants: ["payments:write"] },
    ]);
    asRole("owner");
    expect(screen.getByRole("status", { name: "Loading" })).toBeInTheDocument();
    const people = within(await screen.findByRole("table", { name: "Members" }))
      .getAllByRole("row")
      .slice(1);
    expect(people[0]).toHaveTextContent("AdaYouada@example.com");
    expect(within(people[0]!).queryByRole("button")).toBeNull();
    expect(people[1]).toHaveTextContent("also in live: make payments");
    const invitations = await screen.findByRole("table", { name: "Open invitations" });
    expect(within(invitations).getByText("carol@example.com")).toBeInTheDocument();
    expect(calls[0]?.headers).toHaveProperty("Fintech-Environment", "env_sandbox");
  });

  it("says when nobody else is here and nobody invited", async () => {
    workspace([ada], { invitations: [] });
    asRole("owner");
    expect(await screen.findByText("Only you are here so far.")).toBeInTheDocument();
    expect(await screen.findByText("Nobody has an invitation that waits for an answer.")).toBeInTheDocument();
  });

  it("offers nothing and asks nothing for a role that may not manage", () => {
    const calls = workspace([ada]);
    renderPage(<Members />, createQueryClient(), as("viewer", ["banking:read"]));
    expect(screen.getByText(/Your role cannot manage members here/)).toBeInTheDocument();
    expect(calls).toHaveLength(0);
  });

  it("keeps owners and handing over from an admin", async () => {
    workspace([
      { ...ada, role: "admin" },
      bob,
      aMember({ id: "mem_o", role: "owner", person: { ...bob.person, name: "Olga" } }),
    ]);
    const { user } = asRole("admin");
    await user.click(await screen.findByRole("button", { name: "Actions for Bob" }));
    expect(await screen.findByRole("menuitem", { name: "Change role…" })).toBeInTheDocument();
    expect(screen.queryByRole("menuitem", { name: /Hand over/ })).toBeNull();
    expect(screen.queryByRole("button", { name: "Actions for Olga" })).toBeNull();
    await user.click(screen.getByRole("menuitem", { name: "Change role…" }));
    expect(within(await screen.findByLabelText("Role")).queryByRole("option", { name: "Owner" })).toBeNull();
  });

  it("changes a role after a second factor, with the same request again, and grants only where the role lacks them", async () => {
    let confirmed = false;
    const calls = workspace(
      [
        { ...ada, role: "owner" },
        { ...bob, grants: ["payments:write"] },
      ],
      {
        answer() {
          if (confirmed) return { json: { ...bob, role: "admin", grants: [] } };
          confirmed = true;
          return problem(403, "auth.step_up_required", "Prove a second factor.");
        },
      },
    );
    const { user } = asRole("owner");
    const dialog = await act(user, "Change role…");
    expect(within(dialog).getByRole("checkbox", { name: "Make payments" })).toBeChecked();
    await user.selectOptions(within(dialog).getByLabelText("Role"), "Admin");
    expect(within(dialog).queryByRole("checkbox")).toBeNull();
    await user.click(within(dialog).getByRole("button", { name: "Change role" }));
    await proveIdentity(user);
    expect(await screen.findByText("Bob has the role Admin now")).toBeInTheDocument();
    const sent = calls.filter((call) => call.method === "PATCH");
    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatchObject({ path: "/v1/members/mem_1", body: { role: "admin", grants: [] } });
    expect(sent[1]).toEqual(sent[0]);
  });

  it.each(["member.owners_only", "member.last_owner"])("puts %s at the role", async (code) => {
    workspace([ada, bob], { answer: () => problem(409, code, "Not like this.") });
    const { user } = asRole("owner");
    const dialog = await act(user, "Change role…");
    await user.click(within(dialog).getByRole("button", { name: "Change role" }));
    await waitFor(() => expect(within(dialog).getByLabelText("Role")).toHaveAccessibleDescription("Not like this."));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("asks before it removes, and says so when it is refused", async () => {
    const calls = workspace([ada, bob], { answer: () => problem(404, "member.not_found", "There is no such member.") });
    const { user } = asRole("owner");
    const dialog = await act(user, "Remove…");
    expect(calls.some((call) => call.method === "DELETE")).toBe(false);
    await user.click(within(dialog).getByRole("button", { name: "Remove member" }));
    expect(await within(dialog).findByRole("alert")).toHaveTextContent("Nobody was removed. There is no such member.");
  });

  it("hands over and asks again who may do what", async () => {
    const calls = workspace([ada, bob], { answer: () => ({ json: { ...bob, role: "owner" } }) });
    const { user } = asRole("owner");
    const dialog = await act(user, "Hand over the workspace…");
    await user.click(within(dialog).getByRole("button", { name: "Hand over" }));
    expect(await screen.findByText("Bob is an owner now, and you are an admin")).toBeInTheDocument();
    expect(calls.find((call) => call.method === "POST")?.path).toBe("/v1/members/mem_1/hand-over");
    expect(calls.filter((call) => call.path === "/v1/members" && call.method === "GET").length).toBeGreaterThan(1);
  });

  it("invites with a role and what is granted beyond it", async () => {
    const calls = workspace([ada], {
      answer: () => ({ status: 201, json: anInvitation({ email: "eve@example.com" }) }),
    });
    const { user } = asRole("owner");
    const dialog = await fillInvitation(user, " eve@example.com");
    await user.click(within(dialog).getByRole("checkbox", { name: "Make payments" }));
    await user.click(within(dialog).getByRole("button", { name: "Send invitation" }));
    expect(await screen.findByText("An invitation is on its way to eve@example.com")).toBeInTheDocument();
    expect(calls.find((call) => call.method === "POST")?.body).toEqual({
      email: "eve@example.com",
      role: "viewer",
      grants: ["payments:write"],
    });
  });

  it("puts what is wrong with an address at it, and keeps what was typed", async () => {
    const calls = workspace([ada], { answer: () => problem(409, "member.already_there", "A member already.") });
    const { user } = asRole("owner");
    const dialog = await fillInvitation(user, "bob");
    const field = within(dialog).getByLabelText("E-mail");
    await user.click(within(dialog).getByRole("button", { name: "Send invitation" }));
    expect(field).toHaveAccessibleDescription("Enter an address such as name@example.com.");
    expect(field).toHaveFocus();
    expect(calls.some((call) => call.method === "POST")).toBe(false);
    await user.type(field, "@example.com");
    await user.click(within(dialog).getByRole("button", { name: "Send invitation" }));
    await waitFor(() => expect(field).toHaveAccessibleDescription("A member already."));
    expect(field).toHaveValue("bob@example.com");
  });

  it("takes an invitation back", async () => {
    const calls = workspace([ada], { answer: () => ({ json: anInvitation({ status: "revoked" }) }) });
    const { user } = asRole("owner");
    await user.click(await screen.findByRole("button", { name: "Take back the invitation of carol@example.com" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Take back" }));
    expect(await screen.findByText("The invitation of carol@example.com was taken back")).toBeInTheDocument();
    expect(calls.find((call) => call.method === "DELETE")?.path).toBe("/v1/invitations/inv_1");
  });

  it("says why a list is not there, and asks again when told to", async () => {
    let works = false;
    serve((call) => {
      if (call.path === "/v1/invitations") return list([]);
      return works ? list([ada]) : problem(500, "internal", "The server has a fault.");
    });
    const { user } = asRole("owner");
    expect(await screen.findByRole("alert")).toHaveTextContent("The members could not be loaded.");
    works = true;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Only you are here so far.")).toBeInTheDocument();
  });
});
