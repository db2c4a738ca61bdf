import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { applyEvent } from "@/features/realtime/apply-event";
import { aTransaction, anAccount, ENVIRONMENT } from "@/testing/data";
import { renderPage } from "@/testing/render";
import { list, problem, serve } from "@/testing/server";
import { act } from "react";
import { Transactions } from "./transactions";

const address = vi.hoisted(() => ({ search: "" }));
vi.mock("next/navigation", () => ({ useSearchParams: () => new URLSearchParams(address.search) }));

beforeEach(() => {
  address.search = "";
});

const account = anAccount({ id: "acct_1", name: "Checking", mask: "0000" });
const rows = [
  aTransaction({ id: "txn_2", account_id: "acct_1", date: "2025-11-19", payee: "Whole Foods" }),
  aTransaction({ id: "txn_1", account_id: "acct_1", date: "2025-11-18", payee: "Metro" }),
];

describe("Transactions", () => {
  it("asks with the filters of the address", async () => {
    address.search = "q=metro&from=2025-11-01";
    const calls = serve((call) => list(call.path.endsWith("accounts") ? [account] : [rows[1]]));
    renderPage(<Transactions />);
    await screen.findByText("Metro");
    const asked = calls.find((call) => call.path === "/v1/banking/transactions");
    expect(Object.fromEntries(asked!.query)).toEqual({ q: "metro", from: "2025-11-01", limit: "50" });
    expect(asked!.headers["Fintech-Environment"]).toBe(ENVIRONMENT);
  });

  it("shows a row that arrives over the stream on top", async () => {
    serve((call) => list(call.path.endsWith("accounts") ? [account] : rows));
    const { client } = renderPage(<Transactions />);
    await screen.findByText("Metro");
    const added = aTransaction({ id: "txn_3", account_id: "acct_1", date: "2025-11-20", payee: "New Coffee" });
    act(() => {
      applyEvent(client, ENVIRONMENT, {
        object: "event",
        id: "evt_1",
        type: "transaction.added",
        created_at: "",
        environment_id: ENVIRONMENT,
        customer_id: null,
        request_id: "req_1",
        data: { object: added, previous: null },
      });
    });
    await screen.findByText("New Coffee");
    const [, first] = screen.getAllByRole("row");
    expect(first).toHaveTextContent("New Coffee");
  });

  it("loads the next page by its cursor", async () => {
    const calls = serve((call) => {
      if (call.path.endsWith("accounts")) return list([account]);
      return call.query.get("cursor") === "c1" ? list([rows[1]]) : list([rows[0]], "c1");
    });
    const { user } = renderPage(<Transactions />);
    await screen.findByText("Whole Foods");
    await user.click(screen.getByRole("button", { name: "Load more" }));
    expect(await screen.findByText("Metro")).toBeInTheDocument();
    expect(screen.getByText("That is everything.")).toBeInTheDocument();
    expect(calls.filter((call) => call.path === "/v1/banking/transactions")).toHaveLength(2);
  });

  it("tells no transactions at all from none that match", async () => {
    serve((call) => list(call.path.endsWith("accounts") ? [account] : []));
    renderPage(<Transactions />);
    expect(await screen.findByRole("heading", { name: "No transactions yet" })).toBeInTheDocument();
  });

  it("offers to clear filters that match nothing", async () => {
    address.search = "q=unicorn";
    serve((call) => list(call.path.endsWith("accounts") ? [account] : []));
    renderPage(<Transactions />);
    expect(await screen.findByRole("heading", { name: "Nothing matches these filters" })).toBeInTheDocument();
  });

  it("says why the list could not be loaded and tries again on demand", async () => {
    let broken = true;
    serve((call) => {
      if (call.path.endsWith("accounts")) return list([account]);
      return broken ? problem(503, "unavailable", "The database is being restarted.") : list(rows);
    });
    const { user } = renderPage(<Transactions />);
    expect(await screen.findByRole("alert")).toHaveTextContent("The database is being restarted.");
    broken = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Metro")).toBeInTheDocument();
  });
});
