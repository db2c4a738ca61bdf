"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { keys } from "@/api/keys";
import type { List, Session } from "@/api/types";

/** The most that the server lists at once. */
const MOST = 100;

/**
 * No event tells of a sign-in elsewhere, so the list is read again whenever somebody comes back to look at it. It is
 * not read by the clock: that would keep this session from ever growing old.
 */
export function useSessions() {
  return useQuery({
    queryKey: keys.sessions,
    staleTime: 0,
    refetchOnWindowFocus: true,
    queryFn: ({ signal }) => api.get<List<Session>>("/v1/me/sessions", { query: { limit: MOST }, signal }),
  });
}
