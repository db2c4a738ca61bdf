"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { keys } from "@/api/keys";
import type { ApiKey, List } from "@/api/types";

export function useApiKeys(environmentId: string) {
  return useQuery({
    queryKey: keys.apiKeys(environmentId),
    queryFn: async ({ signal }) => {
      const answer = await api.get<List<ApiKey>>("/v1/api-keys", { environmentId, query: { limit: 100 }, signal });
      return answer.data;
    },
  });
}

export type KeyState = "active" | "off" | "revoked" | "expired";

export function keyState(key: ApiKey, now = new Date()): KeyState {
  if (key.revoked_at) return "revoked";
  if (key.expires_at && new Date(key.expires_at) <= now) return "expired";
  return key.disabled_at ? "off" : "active";
}
