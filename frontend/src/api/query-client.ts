import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./error";
import { keys } from "./keys";

const RETRIES = 2;
const LESS_THAN_THOUGHT = new Set(["auth.insufficient_scope", "auth.second_factor_missing", "environment.not_found"]);

/** Server state. Data stays fresh because the event stream changes it, not because it is asked for again. */
export function createQueryClient(): QueryClient {
  const refused = (error: unknown) => {
    if (!(error instanceof ApiError)) return;
    if (error.status === 401) client.setQueryData(keys.me, null);
    // Somebody took rights away, or the place itself: the page must not go on offering them.
    if (LESS_THAN_THOUGHT.has(error.code)) void client.invalidateQueries({ queryKey: keys.me });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: refused }),
    mutationCache: new MutationCache({ onError: refused }),
    defaultOptions: {
      queries: {
        staleTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < RETRIES && error instanceof ApiError && error.passing,
      },
      mutations: { retry: false },
    },
  });
  return client;
}
