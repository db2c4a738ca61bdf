import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it } from "vitest";
import { keys } from "@/api/keys";
import type { ApiEvent, BankAccount, BankConnection, BankTransaction } from "@/api/types";
import type { TransactionFilters } from "@/features/banking/filters";
import type { TransactionPages } from "@/features/banking/queries";
import { aConnection, anAccount, aTransaction, ENVIRONMENT as env } from "@/testing/data";
import { applyEvent } from "./apply-event";

let client: QueryClient;
beforeEach(() => {
  client = new QueryClient();
});

function event(type: string, object: unknown): ApiEvent {
  const head = { object: "event" as const, id: "evt_1", created_at: "", environment_id: env };
  return { ...head, type, customer_id: null, request_id: "req_1", data: { object, previous: null } };
}

function showList(pages: BankTransaction[][], filters: TransactionFilters = {}, hasMore = false): void {
  const data: TransactionPages = {
    pageParams: pages.map(() => undefined),
    pages: pages.map((rows, index) => {
      const has_more = hasMore || index < pages.length - 1;
      return { object: "list", data: rows, has_more, next_cursor: has_more ? String(index) : null };
    }),
  };
  client.setQueryData(keys.transactions(env, filters), data);
}

function shown(filters: TransactionFilters = {}): string[] {
  const list = client.getQueryData<TransactionPages>(keys.transactions(env, filters));
  return list!.pages.flatMap((page) => page.data.map((row) => row.id));
}

const isStale = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated;
const row = (id: string, date: string, change: Partial<BankTransaction> = {}) => aTransaction({ id, date, ...change });

describe("transaction.added", () => {
  it("comes first when it is the newest", () => {
    showList([[row("txn_2", "2026-11-19"), row("txn_1", "2026-11-18")]]);
    applyEvent(client, env, event("transaction.added", row("txn_3", "2026-11-20")));
    expect(shown()).toEqual(["txn_3", "txn_2", "txn_1"]);
  });

  it("goes where its day belongs, and among the same day by id", () => {
    showList([[row("txn_5", "2026-11-20")], [row("txn_3", "2026-11-18"), row("txn_1", "2026-11-18")]]);
    applyEvent(client, env, event("transaction.added", row("txn_2", "2026-11-18")));
    expect(shown()).toEqual(["txn_5", "txn_3", "txn_2", "txn_1"]);
  });

  it("is left to later pages when it is older than all that is loaded", () => {
    showList([[row("txn_5", "2026-11-20")]], {}, true);
    applyEvent(client, env, event("transaction.added", row("txn_2", "2026-01-01")));
    expect(shown()).toEqual(["txn_5"]);
  });

  it("ends a list that is loaded to its end", () => {
    showList([[row("txn_5", "2026-11-20")]]);
    applyEvent(client, env, event("transaction.added", row("txn_2", "2026-01-01")));
    expect(shown()).toEqual(["txn_5", "txn_2"]);
  });

  it("stays out of lists whose filters it does not meet", () => {
    showList([[]], { q: "tea" });
    showList([[]], { q: "coffee" });
    applyEvent(client, env, event("transaction.added", row("txn_1", "2026-11-20", { payee: "Blue Bottle Coffee" })));
    expect(shown({ q: "tea" })).toEqual([]);
    expect(shown({ q: "coffee" })).toEqual(["txn_1"]);
  });

  it("is shown once, though the event comes twice", () => {
    showList([[row("txn_1", "2026-11-18")]]);
    const added = event("transaction.added", row("txn_2", "2026-11-20"));
    applyEvent(client, env, added);
    applyEvent(client, env, added);
    expect(shown()).toEqual(["txn_2", "txn_1"]);
  });

  it("takes the place of the pending one that announced it", () => {
    showList([[row("txn_1", "2026-11-19", { status: "pending" })]]);
    applyEvent(
      client,
      env,
      event("transaction.added", row("txn_2", "2026-11-20", { pending_transaction_id: "txn_1" })),
    );
    expect(shown()).toEqual(["txn_2"]);
  });

  it("does not reach another environment", () => {
    showList([[]]);
    applyEvent(client, "env_other", event("transaction.added", row("txn_1", "2026-11-20")));
    expect(shown()).toEqual([]);
  });
});

describe("transaction.updated and removed", () => {
  it("moves a row whose day changed and leaves lists that it no longer meets", () => {
    showList([[row("txn_2", "2026-11-19"), row("txn_1", "2026-11-18")]]);
    showList([[row("txn_1", "2026-11-18")]], { to: "2026-11-18" });
    applyEvent(client, env, event("transaction.updated", row("txn_1", "2026-11-20")));
    expect(shown()).toEqual(["txn_1", "txn_2"]);
    expect(shown({ to: "2026-11-18" })).toEqual([]);
  });

  it("takes a removed row out", () => {
    showList([[row("txn_2", "2026-11-19"), row("txn_1", "2026-11-18")]]);
    applyEvent(client, env, event("transaction.removed", row("txn_2", "2026-11-19")));
    expect(shown()).toEqual(["txn_1"]);
  });
});

describe("accounts and connections", () => {
  it("change a balance in place", () => {
    client.setQueryData(keys.accounts(env), [anAccount({ id: "acct_1" }), anAccount({ id: "acct_2" })]);
    const balance = { ...anAccount().balance, current: { value: "7.00", currency: "USD" } };
    applyEvent(client, env, event("account.balance_updated", anAccount({ id: "acct_2", balance })));
    const accounts = client.getQueryData<BankAccount[]>(keys.accounts(env));
    expect(accounts?.map((account) => account.balance.current?.value)).toEqual(["12480.16", "7.00"]);
  });

  it("move the page that waits for a connection forward", () => {
    client.setQueryData(keys.connection(env, "conn_1"), aConnection({ status: "syncing" }));
    applyEvent(client, env, event("bank_connection.updated", aConnection({ status: "needs_attention" })));
    expect(client.getQueryData<BankConnection>(keys.connection(env, "conn_1"))?.status).toBe("needs_attention");
  });

  it("ask for rows after a first import, which is told as one event", () => {
    showList([[]]);
    client.setQueryData(keys.accounts(env), []);
    client.setQueryData(keys.connections(env), [aConnection({ status: "syncing" })]);
    const sync = { object: "bank_connection_sync", connection: aConnection(), added: 48, modified: 0, removed: 0 };
    applyEvent(client, env, event("bank_connection.synced", sync));
    expect(isStale(keys.transactions(env, {}))).toBe(true);
    expect(isStale(keys.accounts(env))).toBe(true);
    expect(client.getQueryData<BankConnection[]>(keys.connections(env))?.[0]?.status).toBe("active");
  });

  it("do not ask again for rows that come one by one", () => {
    showList([[row("txn_1", "2026-11-18", { connection_id: "conn_1" })]]);
    const sync = { object: "bank_connection_sync", connection: aConnection(), added: 2, modified: 0, removed: 0 };
    applyEvent(client, env, event("bank_connection.synced", sync));
    expect(isStale(keys.transactions(env, {}))).toBe(false);
    applyEvent(client, env, event("bank_connection.synced", { ...sync, added: 201 }));
    expect(isStale(keys.transactions(env, {}))).toBe(true);
  });

  it("drop a removed connection and ask for what it leaves", () => {
    client.setQueryData(keys.connections(env), [aConnection()]);
    client.setQueryData(keys.accounts(env), [anAccount()]);
    applyEvent(client, env, event("bank_connection.removed", aConnection({ status: "removed" })));
    expect(client.getQueryData(keys.connections(env))).toEqual([]);
    expect(isStale(keys.accounts(env))).toBe(true);
  });
});
