"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { keys } from "@/api/keys";
import { usePreferences } from "@/features/shell/preferences";
import { text } from "@/text/en";
import { announce } from "@/ui/toast";

/** `onDone` is called even if what asked for it is gone from the page by then. */
export function useSignOut({ onDone }: { onDone?: () => void } = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<void>("/v1/auth/sign-out", {}),
    onSuccess() {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== "me" });
      client.setQueryData(keys.me, null);
      usePreferences.getState().setReturning(false);
      onDone?.();
    },
    onError: () => announce({ title: text.auth.signOutFailed }),
  });
}
