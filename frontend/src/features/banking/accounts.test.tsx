import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aConnection, anAccount } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { list, problem, serve } from "@/testing/server";
import { Accounts } from "./accounts";

function serveBanking(accounts: unknown[], connections: unknown[]) {
  return serve((call) => {
    if (call.path.endsWith("/accounts")) return list(accounts);
    if (call.path.endsWith("/connections")) return list(connections);
    return { status: 202, json: connections[0] };
  });
}

describe("Accounts", () => {
  it("offers one way on when there is nothing yet", async () => {
    serveBanking([], []);
    renderPage(<Accounts />);
    expect(await screen.findByRole("heading", { name: "No bank is connected yet" })).toBeInTheDocument();
    expect(screen.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(["/connect"]);
  });

  it("says that the first import is under way instead", async () => {
    serveBanking([], [aConnection({ status: "syncing", accounts_count: 0 })]);
    renderPage(<Accounts />);
    expect(await screen.findByRole("heading", { name: "Your accounts are on their way" })).toBeInTheDocument();
  });

  it("puts a bank that asks for something first, with the cause and the cure", async () => {
    const message = "The bank asks for a new sign-in.";
    const troubled = aConnection({ status: "needs_attention", error: { code: "item_login_required", message } });
    serveBanking([anAccount()], [troubled]);
    renderPage(<Accounts />);
    const notice = await screen.findByRole("region", { name: "Needs attention" });
    expect(notice).toHaveTextContent(message);
    expect(within(notice).getByRole("link", { name: "Connect again" })).toHaveAttribute("href", "/connect");
  });

  it("asks the bank for news with an idempotency key", async () => {
    const calls = serveBanking([anAccount()], [aConnection()]);
    const { user } = renderPage(<Accounts />);
    await user.click(await screen.findByRole("button", { name: "Sync now" }));
    expect(await screen.findByText("Asked First Platypus Bank for news")).toBeInTheDocument();
    const sync = calls.find((call) => call.method === "POST");
    expect(sync?.path).toBe("/v1/banking/connections/conn_1/sync");
    expect(sync?.headers["Idempotency-Key"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("removes a bank only after a confirmation that Cancel answers first", async () => {
    const calls = serveBanking([anAccount()], [aConnection()]);
    const { user } = renderPage(<Accounts />);
    await user.click(await screen.findByRole("button", { name: "Remove" }));
    const dialog = await screen.findByRole("dialog", { name: "Remove First Platypus Bank?" });
    expect(within(dialog).getByRole("button", { name: "Cancel" })).toHaveFocus();
    expect(calls.some((call) => call.method === "DELETE")).toBe(false);
    await user.click(within(dialog).getByRole("button", { name: "Remove connection" }));
    expect(await screen.findByText("First Platypus Bank was removed")).toBeInTheDocument();
    expect(calls.find((call) => call.method === "DELETE")?.path).toBe("/v1/banking/connections/conn_1");
  });

  it("shows the newest of many unfinished connections and who asked; the others open on request", async () => {
    const attempts = [1, 2, 3].map((day) =>
      aConnection({
        id: `conn_try_${day}`,
        status: "linking",
        institution: null,
        created_at: `2026-11-1${day}T10:00:00Z`,
        link_expires_at: "2999-01-01T00:00:00Z",
        requested_by: { kind: "key", name: `Agent ${day}` },
      }),
    );
    serveBanking([anAccount()], [aConnection(), ...attempts]);
    const { user } = renderPage(<Accounts />);
    const shown = await screen.findByRole("list", { name: "Bank connections" });
    expect(within(shown).getAllByRole("listitem")).toHaveLength(2);
    expect(within(shown).getByText(/Agent 3/)).toBeVisible();
    expect(screen.getByText(/Agent 1/)).not.toBeVisible();
    await user.click(screen.getByText("2 more unfinished"));
    const others = screen.getByRole("list", { name: "Unfinished connections" });
    expect(within(others).getAllByRole("listitem")).toHaveLength(2);
    expect(screen.getByText(/Agent 1/)).toBeVisible();
  });

  it("shows why accounts are missing", async () => {
    serve((call) => (call.path.endsWith("/accounts") ? problem(503, "busy", "Too many requests.") : list([])));
    renderPage(<Accounts />);
    expect(await screen.findByRole("alert")).toHaveTextContent("Your accounts could not be loaded. Too many requests.");
  });
});
