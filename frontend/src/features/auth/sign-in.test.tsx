import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "@/api/keys";
import { me } from "@/testing/data";
import { usePreferences } from "@/features/shell/preferences";
import { renderPage } from "@/testing/render";
import { problem, serve } from "@/testing/server";
import { keepInvitation } from "./kept-invitation";
import { SignIn } from "./sign-in";

const router = vi.hoisted(() => ({ replace: vi.fn(), search: "" }));
vi.mock("next/navigation", () => ({
  useRouter: () => router,
  useSearchParams: () => new URLSearchParams(router.search),
}));

beforeEach(() => {
  router.replace.mockReset();
  router.search = "";
  localStorage.clear();
  usePreferences.getState().setReturning(false);
});

const signedIn = { object: "sign_in", status: "signed_in", me, second_factor: null };

async function signIn(user: ReturnType<typeof renderPage>["user"]) {
  await user.type(screen.getByLabelText("E-mail"), "ada@example.com");
  await user.type(screen.getByLabelText("Password"), "secret");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

describe("SignIn", () => {
  it("goes back to the page that asked for it", async () => {
    router.search = "next=%2Ftransactions%3Fq%3Dtea";
    serve(() => ({ json: signedIn }));
    const { user, client } = renderPage(<SignIn />);
    client.setQueryData(keys.accounts("env_of_someone_else"), []);
    await signIn(user);
    await waitFor(() => expect(router.replace).toHaveBeenCalledWith("/transactions?q=tea"));
    expect(client.getQueryData(keys.accounts("env_of_someone_else"))).toBeUndefined();
  });

  it("goes on with an invitation that waits in this browser", async () => {
    keepInvitation("secret");
    serve(() => ({ json: signedIn }));
    const { user } = renderPage(<SignIn />);
    await signIn(user);
    await waitFor(() => expect(router.replace).toHaveBeenCalledWith("/join"));
  });

  it("stays and keeps the input when the password is wrong", async () => {
    serve(() => problem(401, "auth.invalid_credentials", "The e-mail address or password is wrong."));
    const { user } = renderPage(<SignIn />);
    await signIn(user);
    expect(await screen.findByRole("alert")).toHaveTextContent("The e-mail address or password is wrong.");
    expect(screen.getByLabelText("E-mail")).toHaveValue("ada@example.com");
    expect(router.replace).not.toHaveBeenCalled();
  });

  it("asks nothing of the server for a visitor who was never here", () => {
    const calls = serve(() => ({ json: me }));
    renderPage(<SignIn />);
    expect(calls).toHaveLength(0);
  });
});
