import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage } from "@/testing/render";
import { problem, serve } from "@/testing/server";
import { proveIdentity, stepUpAnswer } from "@/testing/step-up";
import { ChangePassword } from "./change-password";

const current = () => screen.getByLabelText("Current password");
const next = () => screen.getByLabelText("New password");

async function change(user: ReturnType<typeof renderPage>["user"], password = "a long enough sentence") {
  await user.type(current(), "the old sentence");
  await user.type(next(), password);
  await user.click(screen.getByRole("button", { name: "Change password" }));
}

describe("ChangePassword", () => {
  it("sends both, empties the form and says what it meant for other browsers", async () => {
    const calls = serve(() => ({ json: { object: "step_up", valid_until: "" } }));
    const { user } = renderPage(<ChangePassword />);
    await change(user);
    expect(await screen.findByText(/Every other browser was signed out/)).toBeInTheDocument();
    expect(calls[0]).toMatchObject({
      method: "POST",
      path: "/v1/me/password",
      body: { current_password: "the old sentence", new_password: "a long enough sentence" },
    });
    expect(calls[0]?.headers).not.toHaveProperty("Idempotency-Key");
    expect(current()).toHaveValue("");
    expect(next()).toHaveValue("");
  });

  it("points at what is missing and asks nothing of the server", async () => {
    const calls = serve(() => ({}));
    const { user } = renderPage(<ChangePassword />);
    await user.click(screen.getByRole("button", { name: "Change password" }));
    expect(current()).toHaveAccessibleDescription("Enter your current password.");
    expect(current()).toHaveFocus();
    expect(next()).toHaveAccessibleDescription("Use at least 12 characters.");
    expect(calls).toHaveLength(0);
  });

  it("puts a wrong current password at its field and keeps the new one", async () => {
    serve(() => problem(403, "auth.wrong_password", "This is not your password."));
    const { user } = renderPage(<ChangePassword />);
    await change(user);
    await waitFor(() => expect(current()).toHaveAccessibleDescription("This is not your password."));
    expect(current()).toHaveFocus();
    expect(next()).toHaveValue("a long enough sentence");
    await user.type(current(), "!");
    expect(current()).toBeValid();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("asks for a second factor when none was proved lately, and goes on by itself", async () => {
    let confirmed = false;
    const calls = serve((call) => {
      const stepUp = stepUpAnswer(call, () => (confirmed = true));
      if (stepUp) return stepUp;
      return confirmed
        ? { json: { object: "step_up", valid_until: "" } }
        : problem(403, "auth.step_up_required", "Prove a second factor.");
    });
    const { user } = renderPage(<ChangePassword />);
    await change(user);
    await proveIdentity(user);
    expect(await screen.findByText(/Every other browser was signed out/)).toBeInTheDocument();
    const sent = calls.filter((call) => call.path === "/v1/me/password");
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("puts a refused new password at its field", async () => {
    serve(() => problem(400, "request.invalid", "Wrong.", { new_password: ["This password was stolen."] }));
    const { user } = renderPage(<ChangePassword />);
    await change(user);
    await waitFor(() => expect(next()).toHaveAccessibleDescription("This password was stolen."));
    expect(next()).toHaveFocus();
  });

  it("says on the page what belongs to no field", async () => {
    serve(() => problem(429, "limit.exceeded", "Too many tries."));
    const { user } = renderPage(<ChangePassword />);
    await change(user);
    expect(await screen.findByRole("alert")).toHaveTextContent("Your password is as it was. Too many tries.");
    expect(current()).toHaveValue("the old sentence");
  });
});
