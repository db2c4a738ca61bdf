"use client";

import { useSyncExternalStore } from "react";

const SECOND_MS = 1000;

function everySecond(tell: () => void): () => void {
  const timer = setInterval(tell, SECOND_MS);
  return () => clearInterval(timer);
}
const never = () => () => undefined;

/** Counts down to a moment given in milliseconds, and stays at zero. */
export function useSecondsUntil(moment: number): number {
  const left = () => Math.max(0, Math.ceil((moment - Date.now()) / SECOND_MS));
  return useSyncExternalStore(moment > 0 ? everySecond : never, left, left);
}
