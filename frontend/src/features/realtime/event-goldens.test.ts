import { QueryClient } from "@tanstack/react-query";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keys } from "@/api/keys";
import type { ApiEvent } from "@/api/types";
import { applyEvent } from "./apply-event";
import { EVENT_TYPES } from "./stream";

/** The server's own sample of each event: what it sends and what the app understands must be the same. */
const folder = join(import.meta.dirname, "../../../../tests/Goldens/events");
const golden = (type: string) => JSON.parse(readFileSync(join(folder, `${type}.json`), "utf8")) as ApiEvent;
const env = "env_1";

describe("the server's events", () => {
  it("are all listened for", () => {
    const sent = readdirSync(folder).map((name) => name.replace(/\.json$/, ""));
    expect([...EVENT_TYPES].sort()).toEqual(sent.sort());
  });

  it.each(["transaction.added", "transaction.updated"])("%s puts its row into an open list", (type) => {
    const client = new QueryClient();
    const empty = { object: "list", data: [], has_more: false, next_cursor: null };
    client.setQueryData(keys.transactions(env, {}), { pages: [empty], pageParams: [undefined] });
    applyEvent(client, env, golden(type));
    expect(client.getQueryData(keys.transactions(env, {}))).toMatchObject({
      pages: [{ data: [golden(type).data.object] }],
    });
  });

  it.each(["member.joined", "member.changed", "member.removed", "workspace.policy_changed"])(
    "%s asks again what the person may do",
    (type) => {
      const client = new QueryClient();
      client.setQueryData(keys.me, {});
      applyEvent(client, env, golden(type));
      expect(client.getQueryState(keys.me)?.isInvalidated).toBe(true);
    },
  );

  it("account.balance_updated changes its account", () => {
    const client = new QueryClient();
    const account = golden("account.balance_updated").data.object as { id: string };
    client.setQueryData(keys.accounts(env), [{ id: account.id }]);
    applyEvent(client, env, golden("account.balance_updated"));
    expect(client.getQueryData(keys.accounts(env))).toEqual([account]);
  });

  it("bank_connection.synced updates the connection and asks for the rows of a first import", () => {
    const client = new QueryClient();
    const { connection } = golden("bank_connection.synced").data.object as { connection: { id: string } };
    client.setQueryData(keys.connections(env), [{ id: connection.id, status: "syncing" }]);
    client.setQueryData(keys.transactions(env, {}), { pages: [], pageParams: [] });
    applyEvent(client, env, golden("bank_connection.synced"));
    expect(client.getQueryData(keys.connections(env))).toEqual([connection]);
    expect(client.getQueryState(keys.transactions(env, {}))?.isInvalidated).toBe(true);
  });

  it.each(["bank_connection.removed", "bank_connection.created", "bank_connection.updated"])(
    "%s is understood as a connection",
    (type) => {
      const client = new QueryClient();
      client.setQueryData(keys.connections(env), []);
      applyEvent(client, env, golden(type));
      const expected = type.endsWith("removed") ? [] : [golden(type).data.object];
      expect(client.getQueryData(keys.connections(env))).toEqual(expected);
    },
  );
});
