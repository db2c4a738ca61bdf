"use client";

import { useRef } from "react";

/**
 * One idempotency key for each thing the person means to do. Pressing the button again after a lost answer repeats the
 * key, so nothing happens twice; a changed request or a finished one gets a new key.
 */
export function useOperationKey(): { keyFor: (request: unknown) => string; finish: () => void } {
  const pending = useRef<{ request: string; key: string } | null>(null);
  return {
    keyFor(request) {
      const fingerprint = JSON.stringify(request);
      if (pending.current?.request !== fingerprint) {
        pending.current = { request: fingerprint, key: crypto.randomUUID() };
      }
      return pending.current.key;
    },
    finish() {
      pending.current = null;
    },
  };
}
