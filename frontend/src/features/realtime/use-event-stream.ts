"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { keys } from "@/api/keys";
import { applyEvent, refetchEnvironment } from "./apply-event";
import { useLive } from "./live-store";
import { openStream } from "./stream";

/** One stream for the tab, for as long as somebody is signed in and may listen. */
export function useEventStream(environmentId: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (environmentId === null) return;
    const { setState, markNew } = useLive.getState();
    return openStream(environmentId, {
      onState: setState,
      onRefused: () => void client.invalidateQueries({ queryKey: keys.me }),
      onGap: () => void refetchEnvironment(client, environmentId),
      onEvent(event) {
        applyEvent(client, environmentId, event);
        if (event.type === "transaction.added" || event.type === "transaction.updated") {
          markNew((event.data.object as { id: string }).id);
        }
      },
    });
  }, [client, environmentId]);
}
