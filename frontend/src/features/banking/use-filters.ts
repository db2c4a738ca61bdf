"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { readFilters, writeFilters, type TransactionFilters } from "./filters";

/** The filters of this page's address, and the way to change them. A change keeps the page and its place in history. */
export function useFilters(): [TransactionFilters, (filters: TransactionFilters) => void] {
  const search = useSearchParams();
  const address = search.toString();
  const filters = useMemo(() => readFilters(new URLSearchParams(address)), [address]);
  const setFilters = useCallback((next: TransactionFilters) => {
    showSearch(writeFilters(next, new URLSearchParams(window.location.search)), "replace");
  }, []);
  return [filters, setFilters];
}

/** One parameter of the address, such as the opened transaction, with a step in the history: Back closes it. */
export function useParameter(name: string): [string | null, (value: string | null) => void] {
  const value = useSearchParams().get(name);
  const setValue = useCallback(
    (next: string | null) => {
      const search = new URLSearchParams(window.location.search);
      if (next) search.set(name, next);
      else search.delete(name);
      showSearch(search, next ? "push" : "replace");
    },
    [name],
  );
  return [value, setValue];
}

function showSearch(search: URLSearchParams, step: "push" | "replace"): void {
  const address = search.size > 0 ? `${window.location.pathname}?${search}` : window.location.pathname;
  if (step === "push") window.history.pushState(null, "", address);
  else window.history.replaceState(null, "", address);
}
