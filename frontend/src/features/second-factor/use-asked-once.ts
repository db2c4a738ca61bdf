"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

interface AskedOnce<T> {
  ask: () => Promise<T>;
  /** An answer from before, which makes asking needless. */
  known?: T | undefined;
}

/**
 * For what is to happen by itself as soon as a step is shown, such as sending a code: once for each time that the step
 * is shown, and again only when told to. It is never repeated by itself, since each time sends something.
 */
export function useAskedOnce<T>({ ask, known }: AskedOnce<T>) {
  const [shown] = useState(() => crypto.randomUUID());
  return useQuery({
    queryKey: ["asked-once", shown],
    queryFn: ask,
    initialData: known,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnReconnect: false,
  });
}
