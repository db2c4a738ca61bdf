import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { SecondFactor } from "@/api/people";
import { usePreferences } from "@/features/shell/preferences";
import { me } from "@/testing/data";
import { withPasskeys } from "@/testing/passkeys";
import { renderPage } from "@/testing/render";
import { problem, serve, tooMany, type Answer, type Call } from "@/testing/server";
import { rememberBegun } from "./begun-sign-in";
import { SignIn } from "./sign-in";

const router = vi.hoisted(() => ({ replace: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => router, useSearchParams: () => new URLSearchParams() }));

beforeEach(() => {
  router.replace.mockReset();
  vi.unstubAllGlobals();
  sessionStorage.clear();
  usePreferences.getState().setReturning(false);
});

const asked: SecondFactor = {
  object: "second_factor",
  methods: [
    { method: "totp", hint: null },
    { method: "email", hint: "a•••@example.com" },
    { method: "recovery_code", hint: null },
  ],
  preferred: "totp",
  may_trust_device: true,
  unfamiliar: false,
  expires_at: "2999-01-01T00:00:00Z",
};
const signedIn = { object: "sign_in", status: "signed_in", me, second_factor: null };
const sentCode = {
  object: "sent_code",
  method: "email",
  sent_to: "a•••@example.com",
  expires_at: "2999-01-01T00:00:00Z",
};

/** A server that wants this proved; what it says to proofs and to sending is given. */
function wants(change: Partial<SecondFactor>, prove: (call: Call) => Answer, send?: (call: Call) => Answer) {
  return serve((call) => {
    if (call.path === "/v1/auth/sign-in") {
      const second_factor = { ...asked, ...change };
      return { json: { object: "sign_in", status: "second_factor_required", me: null, second_factor } };
    }
    if (call.path === "/v1/auth/second-factor/send") return send?.(call) ?? { json: sentCode };
    if (call.path === "/v1/auth/second-factor" && call.method === "POST") return prove(call);
    if (call.path === "/v1/auth/second-factor") return { json: { ...asked, ...change } };
    return { json: {} };
  });
}

type User = ReturnType<typeof renderPage>["user"];

async function enterPassword(user: User) {
  await user.type(screen.getByLabelText("E-mail"), "ada@example.com");
  await user.type(screen.getByLabelText("Password"), "secret");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  await screen.findByRole("heading", { name: "One more step" });
}

async function enterCode(user: User, code: string, label = "Code") {
  await user.click(screen.getByLabelText(label));
  await user.paste(code);
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

const proofs = (calls: Call[]) =>
  calls.filter(({ method, path }) => method === "POST" && path === "/v1/auth/second-factor");

describe("The second step of a sign-in", () => {
  it("asks for the preferred way, takes a code with spaces and trusts the browser only if told to", async () => {
    const calls = wants({}, () => ({ json: signedIn }));
    const { user } = renderPage(<SignIn />);
    await enterPassword(user);
    const field = screen.getByLabelText("Code");
    expect(field).toHaveFocus();
    expect(field).toHaveAttribute("inputmode", "numeric");
    expect(field).toHaveAttribute("autocomplete", "one-time-code");
    expect(screen.getByRole("checkbox", { name: /Do not ask in this browser/ })).not.toBeChecked();
    await enterCode(user, " 123 456");
    await waitFor(() => expect(router.replace).toHaveBeenCalledWith("/accounts"));
    expect(proofs(calls)[0]?.body).toEqual({ method: "totp", code: "123456", trust_device: false });
    expect(sessionStorage).toHaveLength(0);
  });

  it("spends no try on half a code, and keeps a refused one to be mended", async () => {
    const calls = wants({}, () => problem(403, "factor.refused", "The code is wrong, used, or too old."));
    const { user } = renderPage(<SignIn />);
    await enterPassword(user);
    await enterCode(user, "1234");
    expect(screen.getByLabelText("Code")).toHaveAccessibleDescription("Enter all digits of the code.");
    expect(proofs(calls)).toHaveLength(0);
    await enterCode(user, "56");
    await waitFor(() =>
      expect(screen.getByLabelText("Code")).toHaveAccessibleDescription("The code is wrong, used, or too old."),
    );
    expect(screen.getByLabelText("Code")).toHaveValue("123456");
    expect(screen.getByLabelText("Code")).toHaveFocus();
    expect(proofs(calls)).toHaveLength(1);
  });

  it("sends a code when that way is chosen, once, and takes a recovery code with letters", async () => {
    const calls = wants({ may_trust_device: false }, () => ({ json: signedIn }));
    const { user } = renderPage(<SignIn />);
    await enterPassword(user);
    expect(screen.queryByRole("checkbox")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Use another way" }));
    await user.click(screen.getByRole("button", { name: "E-mail to a•••@example.com" }));
    expect(await screen.findByText(/A code is on its way to a•••@example.com/)).toBeInTheDocument();
    expect(calls.filter(({ path }) => path.endsWith("/send")).map(({ body }) => body)).toEqual([{ method: "email" }]);

    await user.click(screen.getByRole("button", { name: "Use another way" }));
    await user.click(screen.getByRole("button", { name: "Recovery code" }));
    expect(screen.getByLabelText("Recovery code")).toHaveAttribute("inputmode", "text");
    await enterCode(user, "abcd-efgh-jkmn-pqrs-tvwx-yz01", "Recovery code");
    await waitFor(() => expect(router.replace).toHaveBeenCalled());
    expect(proofs(calls)[0]?.body).toEqual({ method: "recovery_code", code: "abcdefghjkmnpqrstvwxyz01" });
  });

  it("says how long to wait before another code, and lets the first one be used meanwhile", async () => {
    let sends = 0;
    const send = () => (sends++ === 0 ? { json: sentCode } : tooMany(42));
    wants({ preferred: "email" }, () => ({ json: signedIn }), send);
    const { user } = renderPage(<SignIn />);
    await enterPassword(user);
    await user.click(await screen.findByRole("button", { name: "Send another code" }));
    const again = await screen.findByRole("button", { name: /Send another code in \d+ s/ });
    expect(again).toBeDisabled();
    expect(screen.getByRole("alert")).toHaveTextContent("No code was sent. Wait a little.");
    await enterCode(user, "12345678");
    await waitFor(() => expect(router.replace).toHaveBeenCalled());
    expect(sends).toBe(2);
  });

  it("leads back to the password with the reason when the sign-in has ended, and keeps the address", async () => {
    wants({}, () => problem(401, "sign_in.not_begun", "Too many codes were wrong. Sign in again."));
    const { user } = renderPage(<SignIn />);
    await enterPassword(user);
    await enterCode(user, "123456");
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "You are not signed in. Too many codes were wrong. Sign in again.",
    );
    expect(screen.getByLabelText("E-mail")).toHaveValue("ada@example.com");
    expect(screen.getByLabelText("Password")).toHaveValue("");
    expect(screen.getByLabelText("Password")).toHaveFocus();
    expect(sessionStorage).toHaveLength(0);
  });

  it("goes on after a reload without sending a second code", async () => {
    const calls = wants({ preferred: "email" }, () => ({ json: signedIn }));
    const first = renderPage(<SignIn />);
    await enterPassword(first.user);
    await screen.findByText(/A code is on its way/);
    expect(JSON.stringify(sessionStorage)).not.toContain("secret");
    first.unmount();

    const { user } = renderPage(<SignIn />);
    expect(await screen.findByText(/A code is on its way to a•••@example.com/)).toBeInTheDocument();
    expect(calls.filter(({ path }) => path.endsWith("/send"))).toHaveLength(1);
    await enterCode(user, "123456");
    await waitFor(() => expect(router.replace).toHaveBeenCalledWith("/accounts"));
  });

  it("starts from the password when what was begun is over by the time of the reload", async () => {
    rememberBegun();
    serve(() => problem(401, "sign_in.not_begun", "The sign-in took too long."));
    renderPage(<SignIn />);
    expect(await screen.findByRole("alert")).toHaveTextContent("The sign-in took too long.");
    expect(screen.getByLabelText("Password")).toBeInTheDocument();
    expect(sessionStorage).toHaveLength(0);
  });

  it("leads back to the password when asked to", async () => {
    wants({}, () => ({ json: signedIn }));
    const { user } = renderPage(<SignIn />);
    await enterPassword(user);
    await user.click(screen.getByRole("button", { name: "Back to the password" }));
    expect(screen.getByLabelText("Password")).toBeInTheDocument();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("says when the browser and network are new", async () => {
    wants({ unfamiliar: true }, () => ({ json: signedIn }));
    const { user } = renderPage(<SignIn />);
    await enterPassword(user);
    expect(screen.getByText(/Nobody has signed in to your account from this browser or network/)).toBeInTheDocument();
  });
});

const methods: SecondFactor["methods"] = [
  { method: "passkey", hint: null },
  { method: "totp", hint: null },
];
const challenge = { json: { object: "passkey_challenge", id: "chl_1", options: { challenge: "AA" }, expires_at: "" } };

describe("Passkeys at sign-in", () => {
  it("are not offered where the browser has none, and another way comes first", async () => {
    wants({ methods, preferred: "passkey" }, () => ({ json: signedIn }));
    const { user } = renderPage(<SignIn />);
    expect(screen.queryByRole("button", { name: "Sign in with a passkey" })).toBeNull();
    await enterPassword(user);
    expect(screen.getByLabelText("Code")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Use another way" })).toBeNull();
  });

  it("sign in without a password", async () => {
    const browser = withPasskeys();
    const calls = serve((call) => (call.path.endsWith("/options") ? challenge : { json: signedIn }));
    const { user } = renderPage(<SignIn />);
    await user.click(screen.getByRole("button", { name: "Sign in with a passkey" }));
    await waitFor(() => expect(router.replace).toHaveBeenCalledWith("/accounts"));
    expect(browser).toHaveBeenCalledWith({ publicKey: { challenge: "AA" } });
    expect(calls.map(({ path }) => path)).toEqual(["/v1/auth/passkey-sign-in/options", "/v1/auth/passkey-sign-in"]);
    expect(calls[1]?.body).toEqual({ challenge_id: "chl_1", credential: '{"id":"credential"}' });
  });

  it("say what happened when the browser's window was closed", async () => {
    withPasskeys({ answers: () => Promise.reject(new DOMException("no", "NotAllowedError")) });
    serve(() => challenge);
    const { user } = renderPage(<SignIn />);
    await user.click(screen.getByRole("button", { name: "Sign in with a passkey" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("You are not signed in. The passkey was not used");
    expect(screen.getByRole("button", { name: "Sign in with a passkey" })).toBeEnabled();
  });

  it("prove the second factor after a press", async () => {
    withPasskeys();
    const calls = wants({ methods, preferred: "passkey" }, () => ({ json: signedIn }));
    const { user } = renderPage(<SignIn />);
    await enterPassword(user);
    await user.click(screen.getByRole("checkbox", { name: /Do not ask in this browser/ }));
    await user.click(screen.getByRole("button", { name: "Use your passkey" }));
    await waitFor(() => expect(router.replace).toHaveBeenCalled());
    expect(proofs(calls)[0]?.body).toMatchObject({ method: "passkey", trust_device: true });
  });
});
