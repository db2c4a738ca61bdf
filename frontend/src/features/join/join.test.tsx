import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Offer } from "@/api/types";
import { keepInvitation, keptInvitation } from "@/features/auth/kept-invitation";
import { usePreferences } from "@/features/shell/preferences";
import { anOffer, me } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { problem, serve } from "@/testing/server";
import { Join } from "./join";

const router = vi.hoisted(() => ({ replace: vi.fn(), push: vi.fn() }));
vi.mock("next/navigation", () => ({
  useRouter: () => router,
  useSearchParams: () => new URLSearchParams(window.location.search),
}));

const joined = {
  ...me,
  workspaces: [
    ...me.workspaces,
    {
      id: "ws_acme",
      name: "Acme",
      kind: "business" as const,
      role: "viewer" as const,
      environments: [
        { id: "env_acme_live", name: "Live", kind: "live" as const, configured: true, permissions: ["banking:read"] },
        { id: "env_acme", name: "Sandbox", kind: "sandbox" as const, configured: true, permissions: ["banking:read"] },
      ],
    },
  ],
};

interface Given {
  offer?: Offer;
  signedIn?: boolean;
  accept?: Parameters<typeof serve>[0];
}

/** A server with this invitation, and perhaps somebody signed in. */
function invitation({ offer = anOffer(), signedIn = false, accept = () => ({ json: { id: "ws_acme" } }) }: Given = {}) {
  usePreferences.getState().setReturning(signedIn);
  let accepted = false;
  return serve((call) => {
    if (call.path === "/v1/auth/invitation") return { json: offer };
    if (call.path === "/v1/auth/sign-out") return { status: 204 };
    if (call.path === "/v1/auth/accept-invitation") {
      accepted = true;
      return accept(call);
    }
    return { json: accepted ? joined : me };
  });
}

beforeEach(() => {
  router.replace.mockReset();
  router.push.mockReset();
  window.history.replaceState(null, "", "/join?token=secret");
});

describe("Join", () => {
  it("takes the secret out of the address and says who invites where and as what", async () => {
    const calls = invitation();
    renderPage(<Join />);
    expect(await screen.findByRole("heading", { name: "Join Acme" })).toBeInTheDocument();
    expect(window.location.href).toMatch(/\/join$/);
    expect(screen.getByText("Grace (grace@example.com) invites you into this workspace.")).toBeInTheDocument();
    expect(screen.getByText("Viewer")).toBeInTheDocument();
    expect(calls[0]).toMatchObject({ method: "POST", path: "/v1/auth/invitation", body: { token: "secret" } });
  });

  it("leads who is signed out to both ways in, without the secret in an address", async () => {
    invitation();
    const { user } = renderPage(<Join />);
    const signIn = await screen.findByRole("link", { name: "Sign in" });
    expect(signIn).toHaveAttribute("href", "/sign-in?next=%2Fjoin");
    expect(screen.getByRole("link", { name: "Register" })).toHaveAttribute("href", "/register");
    expect(keptInvitation()).toBeNull();
    signIn.addEventListener("click", (event) => event.preventDefault());
    await user.click(signIn);
    expect(keptInvitation()).toBe("secret");
  });

  it("goes on with what was kept on the way, and after accepting opens the workspace's sandbox", async () => {
    window.history.replaceState(null, "", "/join");
    keepInvitation("kept");
    const calls = invitation({ signedIn: true });
    const { user } = renderPage(<Join />);
    await user.click(await screen.findByRole("button", { name: "Accept" }));
    await waitFor(() => expect(router.replace).toHaveBeenCalledWith("/accounts"));
    expect(calls.find((call) => call.path === "/v1/auth/accept-invitation")?.body).toEqual({ token: "kept" });
    expect(usePreferences.getState().environmentId).toBe("env_acme");
    expect(keptInvitation()).toBeNull();
  });

  it("lets who is signed in with another address change accounts", async () => {
    const calls = invitation({ signedIn: true, offer: anOffer({ email: "bob@example.com" }) });
    const { user } = renderPage(<Join />);
    expect(await screen.findByText(/You are signed in as ada@example.com/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Accept" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Sign out and use the other account" }));
    await waitFor(() => expect(router.push).toHaveBeenCalledWith("/sign-in?next=%2Fjoin"));
    expect(calls.some((call) => call.path === "/v1/auth/sign-out")).toBe(true);
    expect(keptInvitation()).toBe("secret");
  });

  it("says when the invitation is of no use, and keeps nothing of it", async () => {
    keepInvitation("secret");
    serve(() => problem(400, "invitation.invalid", "This invitation was used already."));
    renderPage(<Join />);
    expect(await screen.findByRole("heading", { name: "This invitation does not work" })).toBeInTheDocument();
    expect(keptInvitation()).toBeNull();
  });

  it("says when the address holds no code", () => {
    window.history.replaceState(null, "", "/join");
    serve(() => ({}));
    renderPage(<Join />);
    expect(screen.getByText(/This address has no code in it/)).toBeInTheDocument();
  });

  it("says to a member that there is nothing left to accept", async () => {
    invitation({ signedIn: true, accept: () => problem(409, "member.already_there", "A member already.") });
    const { user } = renderPage(<Join />);
    await user.click(await screen.findByRole("button", { name: "Accept" }));
    expect(await screen.findByRole("link", { name: "Open your accounts" })).toBeInTheDocument();
    expect(router.replace).not.toHaveBeenCalled();
  });

  it("stays and says why when the server is away", async () => {
    invitation({ signedIn: true, accept: () => "unreachable" });
    const { user } = renderPage(<Join />);
    await user.click(await screen.findByRole("button", { name: "Accept" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("You have not joined.");
    expect(screen.getByRole("button", { name: "Accept" })).toBeEnabled();
  });
});
