"use client";

import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { api } from "@/api/client";
import { keys } from "@/api/keys";
import type { BankAccount, BankConnection, BankTransaction, List } from "@/api/types";
import type { TransactionFilters } from "./filters";

const PAGE = 50;
const MOST = 100;

/** Follows the cursors of a list that is short by nature; ten pages are far above any real household. */
async function readAll<T>(path: string, environmentId: string, signal: AbortSignal): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 10; page++) {
    const query = { limit: MOST, cursor };
    const answer = await api.get<List<T>>(path, { environmentId, query, signal });
    rows.push(...answer.data);
    if (!answer.has_more || !answer.next_cursor) break;
    cursor = answer.next_cursor;
  }
  return rows;
}

export function useAccounts(environmentId: string) {
  return useQuery({
    queryKey: keys.accounts(environmentId),
    queryFn: ({ signal }) => readAll<BankAccount>("/v1/banking/accounts", environmentId, signal),
  });
}

export function useConnections(environmentId: string) {
  return useQuery({
    queryKey: keys.connections(environmentId),
    queryFn: ({ signal }) => readAll<BankConnection>("/v1/banking/connections", environmentId, signal),
  });
}

export type TransactionPages = InfiniteData<List<BankTransaction>, string | undefined>;

export function useTransactions(environmentId: string, filters: TransactionFilters) {
  return useInfiniteQuery({
    queryKey: keys.transactions(environmentId, filters),
    queryFn: ({ pageParam, signal }) =>
      api.get<List<BankTransaction>>("/v1/banking/transactions", {
        environmentId,
        signal,
        query: {
          account_id: filters.account,
          from: filters.from,
          to: filters.to,
          q: filters.q,
          limit: PAGE,
          cursor: pageParam,
        },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.has_more ? (page.next_cursor ?? undefined) : undefined),
  });
}

/** One transaction for the drawer: from a list that is already here, else asked for (an address that was shared). */
export function useTransaction(environmentId: string, id: string | null) {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.transaction(environmentId, id ?? ""),
    enabled: id !== null,
    queryFn: ({ signal }) => api.get<BankTransaction>(`/v1/banking/transactions/${id}`, { environmentId, signal }),
    initialData: () =>
      client
        .getQueriesData<TransactionPages>({ queryKey: keys.transactionLists(environmentId) })
        .flatMap(([, list]) => list?.pages ?? [])
        .flatMap((page) => page.data)
        .find((row) => row.id === id),
  });
}
