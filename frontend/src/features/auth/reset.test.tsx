import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { renderPage } from "@/testing/render";
import { problem, serve } from "@/testing/server";
import { Reset } from "./reset";

vi.mock("next/navigation", () => ({ useSearchParams: () => new URLSearchParams(window.location.search) }));

const GOOD = "a long enough sentence";

beforeEach(() => window.history.replaceState(null, "", "/reset?token=secret"));

async function choose(user: ReturnType<typeof renderPage>["user"], password = GOOD) {
  await user.type(screen.getByLabelText("New password"), password);
  await user.click(screen.getByRole("button", { name: "Set password" }));
}

describe("Reset", () => {
  it("takes the secret out of the address, sends it in the body and leads to the sign-in", async () => {
    const calls = serve(() => ({ json: { object: "message", message: "" } }));
    const before = window.history.length;
    const { user } = renderPage(<Reset />);
    expect(window.location.href).toMatch(/\/reset$/);
    expect(window.history).toHaveLength(before);
    await choose(user);
    expect(await screen.findByRole("heading", { name: "Your password is changed" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", "/sign-in");
    expect(calls).toHaveLength(1);
    expect(calls[0]?.path).toBe("/v1/auth/reset-password");
    expect(calls[0]?.body).toEqual({ token: "secret", new_password: GOOD });
  });

  it("shows what was typed when asked to", async () => {
    serve(() => ({}));
    const { user } = renderPage(<Reset />);
    const field = screen.getByLabelText("New password");
    expect(field).toHaveAttribute("type", "password");
    await user.click(screen.getByRole("button", { name: "Show new password" }));
    expect(field).toHaveAttribute("type", "text");
  });

  it("does not send a short password", async () => {
    const calls = serve(() => ({}));
    const { user } = renderPage(<Reset />);
    await choose(user, "short");
    expect(screen.getByLabelText("New password")).toHaveAccessibleDescription("Use at least 12 characters.");
    expect(screen.getByLabelText("New password")).toHaveFocus();
    expect(calls).toHaveLength(0);
  });

  it("puts the server's words at the field, and takes another password with the same link", async () => {
    let tries = 0;
    const calls = serve(() =>
      tries++ === 0
        ? problem(400, "request.invalid", "Some fields are wrong.", { new_password: ["This password was stolen."] })
        : { json: { object: "message", message: "" } },
    );
    const { user } = renderPage(<Reset />);
    await choose(user);
    const field = screen.getByLabelText("New password");
    await vi.waitFor(() => expect(field).toHaveAccessibleDescription("This password was stolen."));
    expect(field).toHaveFocus();
    expect(screen.queryByRole("alert")).toBeNull();
    await choose(user, " and more");
    expect(await screen.findByRole("heading", { name: "Your password is changed" })).toBeInTheDocument();
    expect(calls[1]?.body).toEqual({ token: "secret", new_password: `${GOOD} and more` });
  });

  it.each([
    ["a used link", () => problem(400, "link.invalid", "This link was used already.")],
    ["a mangled one", () => problem(400, "request.invalid", "Wrong.", { token: ["Too long."] })],
  ])("leads on from %s", async (_, answer) => {
    serve(answer);
    const { user } = renderPage(<Reset />);
    await choose(user);
    expect(await screen.findByRole("heading", { name: "This link does not work" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Ask for a new link" })).toHaveAttribute("href", "/forgot");
  });

  it("says so when the address holds no secret", () => {
    window.history.replaceState(null, "", "/reset");
    serve(() => ({}));
    renderPage(<Reset />);
    expect(screen.getByText(/This address has no code in it/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Ask for a new link" })).toBeInTheDocument();
  });

  it("keeps the input when the server is away", async () => {
    serve(() => "unreachable");
    const { user } = renderPage(<Reset />);
    await choose(user);
    expect(await screen.findByRole("alert")).toHaveTextContent("Your password is as it was.");
    expect(screen.getByLabelText("New password")).toHaveValue(GOOD);
  });
});
