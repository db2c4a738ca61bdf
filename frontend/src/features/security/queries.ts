"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { keys } from "@/api/keys";
import type { Device, Factor, Factors, SignInRecord } from "@/api/people";
import type { List, Me } from "@/api/types";

/** The most that the server lists at once. */
const MOST = 100;
const PAGE = 10;

/** No event tells of what happens elsewhere, so all of these are read again whenever somebody comes back to them. */
const FRESH = { staleTime: 0, refetchOnWindowFocus: true } as const;

export function useFactors() {
  return useQuery({
    queryKey: keys.factors,
    ...FRESH,
    queryFn: ({ signal }) => api.get<Factors>("/v1/me/factors", { signal }),
  });
}

export function useDevices() {
  return useQuery({
    queryKey: keys.devices,
    ...FRESH,
    queryFn: ({ signal }) => api.get<List<Device>>("/v1/me/devices", { query: { limit: MOST }, signal }),
  });
}

export function useSignIns() {
  return useInfiniteQuery({
    queryKey: keys.signIns,
    ...FRESH,
    queryFn: ({ pageParam, signal }) =>
      api.get<List<SignInRecord>>("/v1/me/sign-ins", { query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.has_more ? (page.next_cursor ?? undefined) : undefined),
  });
}

/** After factors changed: the list, what the shell says about them, and trust in browsers, which ended. */
export function useFactorsChanged() {
  const client = useQueryClient();
  const refresh = () => {
    for (const queryKey of [keys.factors, keys.devices, keys.me]) void client.invalidateQueries({ queryKey });
  };
  const added = () => {
    client.setQueryData<Me>(keys.me, (me) => me && { ...me, has_second_factor: true });
    refresh();
  };
  return { added, refresh };
}

interface FactorChange {
  label?: string;
  preferred?: true;
}

export function useChangeFactor({ onDone, onFailed }: { onDone: (factor: Factor) => void; onFailed?: () => void }) {
  const { refresh } = useFactorsChanged();
  return useMutation({
    mutationFn: ({ id, ...change }: FactorChange & { id: string }) => api.patch<Factor>(`/v1/me/factors/${id}`, change),
    onSuccess: onDone,
    onError: onFailed,
    onSettled: refresh,
  });
}
