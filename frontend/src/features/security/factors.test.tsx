import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Factor } from "@/api/people";
import { aFactor, aSession, factorsOf, QR_SVG, recoveryCodes } from "@/testing/data";
import { withPasskeys } from "@/testing/passkeys";
import { renderPage } from "@/testing/render";
import { list, problem, serve, type Answer, type Call } from "@/testing/server";
import { proveIdentity, stepUpAnswer } from "@/testing/step-up";
import { Factors } from "./factors";

beforeEach(() => vi.unstubAllGlobals());

const totp = aFactor();
const key = aFactor({ id: "fac_2", method: "passkey", label: "Laptop", preferred: false });
const enrolment = {
  object: "totp_enrolment",
  id: "fac_new",
  secret: "ABCD EFGH IJKL MNOP",
  uri: "otpauth://totp/Fintech:ada%40example.com?secret=ABCDEFGHIJKLMNOP",
  qr_svg: QR_SVG,
  expires_at: "2999-01-01T00:00:00Z",
};

/** A server with these factors; its answers to writes are given. */
function account(factors: Factor[], write: (call: Call) => Answer, change = {}) {
  let proved = false;
  const calls = serve((call) => {
    const stepUp = stepUpAnswer(call, () => (proved = true));
    if (stepUp) return stepUp;
    if (call.path === "/v1/me/sessions") return list([aSession({ current: true }), aSession({ id: "ses_2" })]);
    if (call.method === "GET") return { json: factorsOf(factors, change) };
    if (!proved && call.method !== "PATCH") return problem(403, "auth.step_up_required", "Prove a second factor.");
    return write(call);
  });
  return calls;
}

const addFirst = async (user: ReturnType<typeof renderPage>["user"], name: string) =>
  user.click(await screen.findByRole("button", { name }));

describe("Factors", () => {
  it("adds an authenticator app: identity, QR code, code, recovery codes once, then the other browsers", async () => {
    const added = { object: "factor_added", factor: totp, recovery_codes: recoveryCodes };
    let tries = 0;
    const calls = account([], (call) => {
      if (call.path === "/v1/me/factors/totp") return { json: enrolment };
      return tries++ === 0 ? problem(403, "factor.refused", "This code is wrong.") : { json: added };
    });
    const { user } = renderPage(<Factors />);
    await addFirst(user, "Add an authenticator app");
    await proveIdentity(user);

    const dialog = await screen.findByRole("dialog", { name: "Add an authenticator app" });
    const qr = within(dialog).getByRole("img", { name: /QR code/ });
    expect(decodeURIComponent(qr.getAttribute("src")!)).toBe(`data:image/svg+xml,${QR_SVG}`);
    expect(within(dialog).getByText("ABCD EFGH IJKL MNOP")).toBeInTheDocument();
    await user.type(within(dialog).getByLabelText("Code"), "111111{Enter}");
    await waitFor(() =>
      expect(within(dialog).getByLabelText("Code")).toHaveAccessibleDescription("This code is wrong."),
    );
    await user.type(within(dialog).getByLabelText("Code"), "{Backspace}2{Enter}");

    const sheet = await screen.findByRole("dialog", { name: "Keep your recovery codes" });
    expect(
      within(sheet)
        .getAllByRole("listitem")
        .map((item) => item.textContent),
    ).toEqual(recoveryCodes);
    await user.keyboard("{Escape}");
    expect(sheet).toBeInTheDocument();
    await user.click(within(sheet).getByRole("button", { name: "I have kept them" }));
    await waitFor(() => expect(screen.queryByRole("dialog", { name: /recovery codes/ })).toBeNull());
    expect(screen.getByText(/Other browsers stay signed in/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Sign out everywhere else" })).toBeInTheDocument();
    // Asked once before the step-up and once after it, and not again when the dialog closes.
    expect(calls.filter(({ path }) => path === "/v1/me/factors/totp")).toHaveLength(2);
    const confirmed = calls.filter(({ path }) => path === "/v1/me/factors/fac_new/confirm");
    expect(confirmed.map(({ body }) => body)).toEqual([{ code: "111111" }, { code: "111112" }]);
  });

  it("adds a phone number after saying what is safer, and takes it as people write it", async () => {
    const calls = account([totp], (call) =>
      call.path.endsWith("/confirm")
        ? { json: { object: "factor_added", factor: aFactor({ method: "sms", label: "Phone" }), recovery_codes: null } }
        : { json: { object: "sms_enrolment", id: "fac_sms", sent_to: "•••• 4217", expires_at: "2999-01-01" } },
    );
    const { user } = renderPage(<Factors />);
    await addFirst(user, "Add a second factor");
    await user.click(await screen.findByRole("menuitem", { name: "Add text messages" }));
    const dialog = await screen.findByRole("dialog", { name: "Add text messages" });
    expect(within(dialog).getByText("An authenticator app is safer")).toBeInTheDocument();
    const number = within(dialog).getByLabelText("Phone number");
    await user.type(number, "07700 900123{Enter}");
    expect(number).toHaveAccessibleDescription(/with a plus and the country code/);
    await user.clear(number);
    await user.type(number, "+44 (7700) 90-0123{Enter}");
    await proveIdentity(user);
    await user.type(await within(dialog).findByLabelText("Code"), "123456{Enter}");
    expect(await screen.findByText("Phone was added")).toBeInTheDocument();
    const sent = calls.filter(({ path }) => path === "/v1/me/factors/sms");
    expect(sent).toHaveLength(2);
    expect(sent[1]?.body).toEqual({ phone_number: "+447700900123" });
    await waitFor(() => expect(screen.queryByRole("dialog", { name: "Add text messages" })).toBeNull());
  });

  it("adds e-mail codes after a second factor, which go to the address that is known", async () => {
    const email = aFactor({ id: "fac_3", method: "email", label: "E-mail" });
    const calls = account([totp], () => ({
      json: { object: "factor_added", factor: email, recovery_codes: null },
    }));
    const { user } = renderPage(<Factors />);
    await addFirst(user, "Add a second factor");
    await user.click(await screen.findByRole("menuitem", { name: "Add e-mail codes" }));
    const dialog = await screen.findByRole("dialog", { name: "Add e-mail codes" });
    expect(dialog).toHaveTextContent("Codes go to ada@example.com.");
    await user.click(within(dialog).getByRole("button", { name: "Use e-mail codes" }));
    await proveIdentity(user);
    expect(await screen.findByText("E-mail was added")).toBeInTheDocument();
    expect(calls.filter(({ path }) => path === "/v1/me/factors/email")).toHaveLength(2);
  });

  it("makes a named passkey, and says so when the device has one already", async () => {
    let tries = 0;
    const browser = withPasskeys({
      answers: () => {
        if (tries++ === 0) return Promise.reject(new DOMException("no", "InvalidStateError"));
        return Promise.resolve(new (PublicKeyCredential as unknown as new () => unknown)());
      },
    });
    const calls = account([totp], (call) =>
      call.path.endsWith("/options")
        ? { json: { object: "passkey_challenge", id: "chl_1", options: { challenge: "AA" }, expires_at: "" } }
        : { json: { object: "factor_added", factor: key, recovery_codes: null } },
    );
    const { user } = renderPage(<Factors />);
    await addFirst(user, "Add a second factor");
    await user.click(await screen.findByRole("menuitem", { name: "Add a passkey" }));
    const dialog = await screen.findByRole("dialog", { name: "Add a passkey" });
    await user.click(within(dialog).getByRole("button", { name: "Make the passkey" }));
    expect(within(dialog).getByLabelText("Name")).toHaveAccessibleDescription("Give it a name.");
    await user.type(within(dialog).getByLabelText("Name"), "Laptop{Enter}");
    await proveIdentity(user);
    expect(await within(dialog).findByRole("alert")).toHaveTextContent("This device holds a passkey");
    expect(within(dialog).getByLabelText("Name")).toHaveValue("Laptop");
    await user.click(within(dialog).getByRole("button", { name: "Make the passkey" }));
    expect(await screen.findByText("Laptop was added")).toBeInTheDocument();
    expect(browser).toHaveBeenCalledTimes(2);
    expect(calls.find(({ path }) => path === "/v1/me/factors/passkey")?.body).toEqual({
      challenge_id: "chl_1",
      credential: '{"id":"credential"}',
      label: "Laptop",
    });
  });

  it("offers only what is missing and what this server and browser can do", async () => {
    account([totp], () => ({}), { sms_available: false });
    const { user } = renderPage(<Factors />);
    await addFirst(user, "Add a second factor");
    expect((await screen.findAllByRole("menuitem")).map((item) => item.textContent)).toEqual(["Add e-mail codes"]);
  });

  it("asks for another one first, and renames", async () => {
    const calls = account([totp, key], () => ({ json: key }));
    const { user } = renderPage(<Factors />);
    const rows = (await screen.findAllByRole("row")).slice(1);
    expect(rows[0]).toHaveTextContent("Authenticator appAsked for first");
    await user.click(screen.getByRole("button", { name: "Actions for Laptop" }));
    await user.click(await screen.findByRole("menuitem", { name: "Ask for it first" }));
    expect(await screen.findByText("Laptop is asked for first now")).toBeInTheDocument();

    await user.click(screen.getByRole("button", { name: "Actions for Laptop" }));
    await user.click(await screen.findByRole("menuitem", { name: "Rename…" }));
    const name = within(await screen.findByRole("dialog", { name: "Rename Laptop" })).getByLabelText("Name");
    await user.clear(name);
    await user.type(name, "Work laptop{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog", { name: "Rename Laptop" })).toBeNull());
    expect(calls.filter(({ method }) => method === "PATCH").map(({ path, body }) => [path, body])).toEqual([
      ["/v1/me/factors/fac_2", { preferred: true }],
      ["/v1/me/factors/fac_2", { label: "Work laptop" }],
    ]);
  });

  it("says what removing the last one means, and why it is refused", async () => {
    account([totp], () => problem(409, "factor.last_required", "Acme demands one. Add another first."));
    const { user } = renderPage(<Factors />);
    await user.click(await screen.findByRole("button", { name: "Actions for Authenticator app" }));
    await user.click(await screen.findByRole("menuitem", { name: "Remove…" }));
    const dialog = await screen.findByRole("dialog", { name: "Remove Authenticator app?" });
    expect(dialog).toHaveTextContent("your recovery codes stop working");
    await user.click(within(dialog).getByRole("button", { name: "Remove" }));
    await proveIdentity(user);
    expect(await within(dialog).findByRole("alert")).toHaveTextContent(
      "It was not removed. Acme demands one. Add another first.",
    );
  });

  it("warns when few recovery codes are left, and shows new ones once", async () => {
    const made = { object: "recovery_codes", codes: recoveryCodes };
    const calls = account([totp], () => ({ json: made }), { recovery_codes_left: 2 });
    const { user } = renderPage(<Factors />);
    expect(await screen.findByText("2 of 10 left")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Make new codes" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Make new codes" }));
    await proveIdentity(user);
    const sheet = await screen.findByRole("dialog", { name: "Keep your recovery codes" });
    const writeText = vi.spyOn(navigator.clipboard, "writeText");
    await user.click(within(sheet).getByRole("button", { name: "Copy" }));
    expect(writeText).toHaveBeenCalledWith(recoveryCodes.join("\n"));
    await user.click(within(sheet).getByRole("button", { name: "I have kept them" }));
    await waitFor(() => expect(screen.queryByText(recoveryCodes[0]!)).toBeNull());
    expect(calls.filter(({ path }) => path === "/v1/me/recovery-codes")[0]?.headers).not.toHaveProperty(
      "Idempotency-Key",
    );
  });

  it("says that one is demanded where none is there, and why the list is missing", async () => {
    account([], () => ({}), { required: true });
    const { unmount } = renderPage(<Factors />);
    expect(await screen.findByText("You must have a second factor to go on working")).toBeInTheDocument();
    unmount();
    serve(() => problem(500, "internal", "The server has a fault."));
    renderPage(<Factors />);
    expect(await screen.findByRole("alert")).toHaveTextContent("Your second factors could not be loaded.");
  });
});
