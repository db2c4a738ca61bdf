"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { keys } from "@/api/keys";
import { useOperationKey } from "@/api/operation-key";
import type { AccountDeletion, DataExport } from "@/api/profile";
import type { List, Me } from "@/api/types";
import { downloadExport } from "./download";

const SHOWN = 10;
const WATCH_MS = 2000;

/** Nothing but asking again tells when a copy is ready; that goes on only while one is being made. */
export function useExports() {
  return useQuery<List<DataExport>>({
    queryKey: keys.exports,
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => (state.data?.data.some(({ status }) => status === "preparing") ? WATCH_MS : false),
    queryFn: ({ signal }) => api.get<List<DataExport>>("/v1/me/exports", { query: { limit: SHOWN }, signal }),
  });
}

export function useAskForExport() {
  const client = useQueryClient();
  const operation = useOperationKey();
  return useMutation({
    mutationFn: (what: "copy") =>
      api.post<DataExport>("/v1/me/exports", {}, { idempotencyKey: operation.keyFor(what) }),
    onSuccess(made) {
      operation.finish();
      client.setQueryData<List<DataExport>>(
        keys.exports,
        (known) => known && { ...known, data: [made, ...known.data] },
      );
    },
    onSettled: () => void client.invalidateQueries({ queryKey: keys.exports }),
  });
}

export function useDownload() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => downloadExport(id),
    onError: () => void client.invalidateQueries({ queryKey: keys.exports }),
  });
}

/** The account as the shell knows it, once a deletion waits or does no more. */
export function useDeletionIs() {
  const client = useQueryClient();
  return ({ deletes_at }: AccountDeletion) => client.setQueryData<Me>(keys.me, (me) => me && { ...me, deletes_at });
}

export function useKeepAccount({ onKept }: { onKept: () => void }) {
  const deletionIs = useDeletionIs();
  return useMutation({
    mutationFn: () => api.delete<AccountDeletion>("/v1/me/deletion"),
    onSuccess(answer) {
      deletionIs(answer);
      onKept();
    },
  });
}
