import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "@/api/keys";
import { me } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { problem, serve } from "@/testing/server";
import { NotMe } from "./not-me";

vi.mock("next/navigation", () => ({ useSearchParams: () => new URLSearchParams(window.location.search) }));

beforeEach(() => window.history.replaceState(null, "", "/not-me?token=secret"));

const press = (user: ReturnType<typeof renderPage>["user"]) =>
  user.click(screen.getByRole("button", { name: "It was not me" }));

describe("NotMe", () => {
  it("says what it will do, does it on a press only, and knows that nobody is signed in here then", async () => {
    const calls = serve(() => ({ json: { object: "message", message: "" } }));
    const { user, client } = renderPage(<NotMe />);
    client.setQueryData(keys.me, me);
    expect(window.location.href).toMatch(/\/not-me$/);
    expect(screen.getByText("Your password no longer works.")).toBeInTheDocument();
    expect(calls).toHaveLength(0);
    await press(user);
    expect(await screen.findByRole("heading", { name: "Your account is closed to others" })).toBeInTheDocument();
    expect(calls[0]).toMatchObject({ method: "POST", path: "/v1/auth/not-me", body: { token: "secret" } });
    expect(client.getQueryData(keys.me)).toBeNull();
  });

  it("leads to a new password when the link is spent", async () => {
    serve(() => problem(400, "link.invalid", "This link was used already."));
    const { user } = renderPage(<NotMe />);
    await press(user);
    expect(await screen.findByRole("heading", { name: "This link does not work" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Set a new password" })).toHaveAttribute("href", "/forgot");
  });

  it("can be pressed again when the server is away", async () => {
    serve(() => "unreachable");
    const { user } = renderPage(<NotMe />);
    await press(user);
    expect(await screen.findByRole("alert")).toHaveTextContent("Nothing was changed.");
    expect(screen.getByRole("button", { name: "It was not me" })).toBeEnabled();
  });

  it("says so when the address holds no secret", () => {
    window.history.replaceState(null, "", "/not-me");
    serve(() => ({}));
    renderPage(<NotMe />);
    expect(screen.getByText(/This address has no code in it/)).toBeInTheDocument();
  });
});
