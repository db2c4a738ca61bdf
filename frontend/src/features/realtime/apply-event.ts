import type { QueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type { ApiEvent, BankAccount, BankConnection, BankConnectionSync, BankTransaction } from "@/api/types";
import { matches, type TransactionFilters } from "@/features/banking/filters";
import type { TransactionPages } from "@/features/banking/queries";

/** Changes what is on the page to what the event says, in place. What it cannot place is asked for again. */
export function applyEvent(client: QueryClient, environmentId: string, event: ApiEvent): void {
  switch (event.type) {
    case "transaction.added":
    case "transaction.updated":
      if (isA<BankTransaction>(event.data.object, "bank_transaction")) {
        placeTransaction(client, environmentId, event.data.object);
      }
      return;
    case "transaction.removed":
      if (hasId(event.data.object)) removeTransaction(client, environmentId, event.data.object.id);
      return;
    case "account.balance_updated":
      if (isA<BankAccount>(event.data.object, "bank_account")) placeAccount(client, environmentId, event.data.object);
      else void client.invalidateQueries({ queryKey: keys.accounts(environmentId) });
      return;
    case "bank_connection.created":
    case "bank_connection.updated":
    case "bank_connection.synced":
    case "bank_connection.removed":
      applyConnection(client, environmentId, event);
      return;
    case "api_key.created":
    case "api_key.updated":
    case "api_key.rotated":
    case "api_key.revoked":
    case "quota.reached":
      void client.invalidateQueries({ queryKey: keys.apiKeys(environmentId) });
      return;
    case "member.joined":
    case "member.changed":
    case "member.removed":
      // It may be the person at this page, who from now on may do more here, or less.
      void client.invalidateQueries({ queryKey: keys.me });
      void client.invalidateQueries({ queryKey: keys.members(environmentId) });
      // Who joined has used up an invitation.
      void client.invalidateQueries({ queryKey: keys.invitations(environmentId) });
      return;
    case "workspace.policy_changed":
      // It may have closed this place to the person at this page, or opened it.
      void client.invalidateQueries({ queryKey: keys.me });
      return;
    case "invitation.created":
    case "invitation.revoked":
      void client.invalidateQueries({ queryKey: keys.invitations(environmentId) });
  }
}

/**
 * After a gap in the stream nothing on the page can be trusted: ask for all of it again. Answers still under way were
 * perhaps read before the gap ended, so they are not waited for.
 */
export async function refetchEnvironment(client: QueryClient, environmentId: string): Promise<void> {
  const everything = { queryKey: keys.environment(environmentId) };
  await client.cancelQueries(everything);
  await client.invalidateQueries(everything);
}

function applyConnection(client: QueryClient, environmentId: string, event: ApiEvent): void {
  const { object } = event.data;
  if (isSync(object)) {
    placeConnection(client, environmentId, object.connection);
    applySync(client, environmentId, object);
  } else if (isA<BankConnection>(object, "bank_connection")) {
    placeConnection(client, environmentId, object);
  }
  if (event.type === "bank_connection.removed") {
    void client.invalidateQueries({ queryKey: keys.accounts(environmentId) });
    void client.invalidateQueries({ queryKey: keys.transactionLists(environmentId) });
  }
}

function placeConnection(client: QueryClient, environmentId: string, connection: BankConnection): void {
  const single = keys.connection(environmentId, connection.id);
  // The way to the bank's page is told to those who ask, not to all who listen.
  if (connection.status === "linking") void client.invalidateQueries({ queryKey: single });
  else if (client.getQueryState(single)) client.setQueryData(single, connection);

  client.setQueryData<BankConnection[]>(keys.connections(environmentId), (known) => {
    if (!known) return known;
    if (connection.status === "removed") return known.filter((row) => row.id !== connection.id);
    return known.some((row) => row.id === connection.id) ? replace(known, connection) : [connection, ...known];
  });
}

/** More changes than this are told as one event; up to it each row has an event of its own. */
const MOST_SINGLE_EVENTS = 200;

/**
 * A first import, and any other too big to be told row by row, is asked for. Lists that already show rows of this
 * connection otherwise change by the single events that follow.
 */
function applySync(client: QueryClient, environmentId: string, sync: BankConnectionSync): void {
  void client.invalidateQueries({ queryKey: keys.accounts(environmentId) });
  const isBulk = sync.added + sync.modified + sync.removed > MOST_SINGLE_EVENTS;
  for (const [key, list] of transactionLists(client, environmentId)) {
    const rows = list.pages.flatMap((page) => page.data);
    const isKnown = rows.some((row) => row.connection_id === sync.connection.id);
    if (isBulk || !isKnown) void client.invalidateQueries({ queryKey: key, exact: true });
  }
}

function placeAccount(client: QueryClient, environmentId: string, account: BankAccount): void {
  client.setQueryData<BankAccount[]>(keys.accounts(environmentId), (known) =>
    known?.some((row) => row.id === account.id) ? replace(known, account) : known && [...known, account],
  );
}

function placeTransaction(client: QueryClient, environmentId: string, transaction: BankTransaction): void {
  const single = keys.transaction(environmentId, transaction.id);
  if (client.getQueryData(single)) client.setQueryData(single, transaction);

  for (const [key, list] of transactionLists(client, environmentId)) {
    const without = withoutTransaction(list, transaction.id, transaction.pending_transaction_id);
    const filters = key[3] as TransactionFilters;
    client.setQueryData(key, matches(transaction, filters) ? inserted(without, transaction) : without);
  }
}

function removeTransaction(client: QueryClient, environmentId: string, id: string): void {
  for (const [key, list] of transactionLists(client, environmentId)) {
    client.setQueryData(key, withoutTransaction(list, id, null));
  }
}

function transactionLists(client: QueryClient, environmentId: string) {
  return client
    .getQueriesData<TransactionPages>({ queryKey: keys.transactionLists(environmentId) })
    .flatMap(([key, list]) => (list ? [[key, list] as const] : []));
}

/** A posted transaction takes the place of the pending one that announced it. */
function withoutTransaction(list: TransactionPages, id: string, pendingId: string | null): TransactionPages {
  const gone = (row: BankTransaction) => row.id === id || row.id === pendingId;
  return { ...list, pages: list.pages.map((page) => ({ ...page, data: page.data.filter((row) => !gone(row)) })) };
}

/** Puts the row where the API would: newest day first, then newest id. Beyond the last loaded page it is left out. */
function inserted(list: TransactionPages, transaction: BankTransaction): TransactionPages {
  const last = list.pages.length - 1;
  const at = list.pages.findIndex(
    (page, index) => page.data.some((row) => isBefore(transaction, row)) || (index === last && !page.has_more),
  );
  if (at < 0) return list;
  const pages = list.pages.map((page, index) => {
    if (index !== at) return page;
    const position = page.data.findIndex((row) => isBefore(transaction, row));
    const data = [...page.data];
    data.splice(position < 0 ? data.length : position, 0, transaction);
    return { ...page, data };
  });
  return { ...list, pages };
}

function isBefore(a: BankTransaction, b: BankTransaction): boolean {
  return a.date > b.date || (a.date === b.date && a.id > b.id);
}

function replace<T extends { id: string }>(rows: T[], row: T): T[] {
  return rows.map((known) => (known.id === row.id ? row : known));
}

function hasId(value: unknown): value is { id: string } {
  return typeof value === "object" && value !== null && typeof (value as { id?: unknown }).id === "string";
}

function isSync(value: unknown): value is BankConnectionSync {
  return typeof value === "object" && value !== null && "connection" in value && "added" in value;
}

function isA<T>(value: unknown, object: string): value is T {
  return hasId(value) && (value as { object?: unknown }).object === object;
}
