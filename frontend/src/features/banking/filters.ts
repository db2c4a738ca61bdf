import type { BankTransaction } from "@/api/types";
import { isCivil } from "@/ui/dates";

/** What narrows the list of transactions. It lives in the address, so a view can be kept, shared and gone back to. */
export interface TransactionFilters {
  account?: string;
  from?: string;
  to?: string;
  q?: string;
}

const MAX_TEXT = 100;

/** Reads the filters from an address; what makes no sense there is left out instead of being sent to the API. */
export function readFilters(search: URLSearchParams): TransactionFilters {
  const filters: TransactionFilters = {};
  const account = search.get("account");
  const from = search.get("from");
  const to = search.get("to");
  const q = search.get("q")?.trim().slice(0, MAX_TEXT);
  if (account && /^acct_[0-9a-z]{26}$/.test(account)) filters.account = account;
  if (from && isCivil(from)) filters.from = from;
  if (to && isCivil(to)) filters.to = to;
  if (filters.from && filters.to && filters.from > filters.to) delete filters.to;
  if (q) filters.q = q;
  return filters;
}

/** Writes the filters into an address, keeping its other parts. */
export function writeFilters(filters: TransactionFilters, search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of ["account", "from", "to", "q"] as const) {
    const value = filters[name];
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

export function hasFilters(filters: TransactionFilters): boolean {
  return Boolean(filters.account ?? filters.from ?? filters.to ?? filters.q);
}

/** Whether a transaction that has just arrived belongs into a list with these filters. */
export function matches(transaction: BankTransaction, filters: TransactionFilters): boolean {
  if (filters.account && transaction.account_id !== filters.account) return false;
  if (filters.from && transaction.date < filters.from) return false;
  if (filters.to && transaction.date > filters.to) return false;
  if (!filters.q) return true;
  const wanted = filters.q.toLowerCase();
  return [transaction.payee, transaction.description].some((field) => field.toLowerCase().includes(wanted));
}
