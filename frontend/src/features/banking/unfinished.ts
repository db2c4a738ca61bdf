import type { BankConnection } from "@/api/types";

const DAY_MS = 86_400_000;
/** How long an attempt that came to nothing is still news. */
const EXPIRED_SHOWN_DAYS = 3;

export interface ConnectionLists {
  /** Banks that were connected, whatever their state is now. */
  settled: BankConnection[];
  /** The attempt that is still worth a look, if there is one. */
  newest: BankConnection | null;
  /** All other attempts, newest first. */
  others: BankConnection[];
}

export function isUnfinished({ status }: BankConnection): boolean {
  return status === "linking" || status === "link_expired";
}

/**
 * Whoever starts connections and never finishes them must not bury the banks that work: of all attempts only the newest
 * stands among them, and an expired one only for some days and only if no bank was connected since.
 */
export function splitConnections(connections: BankConnection[], now = new Date()): ConnectionLists {
  const settled = connections.filter((row) => row.status !== "removed" && !isUnfinished(row));
  const attempts = connections.filter(isUnfinished).sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at));
  const first = attempts[0];
  if (!first || !isNews(first, settled, now)) return { settled, newest: null, others: attempts };
  return { settled, newest: first, others: attempts.slice(1) };
}

function isNews(attempt: BankConnection, settled: BankConnection[], now: Date): boolean {
  if (!isExpired(attempt, now)) return true;
  const started = Date.parse(attempt.created_at);
  if (settled.some((row) => Date.parse(row.created_at) > started)) return false;
  return now.getTime() - Date.parse(attempt.link_expires_at ?? attempt.created_at) < EXPIRED_SHOWN_DAYS * DAY_MS;
}

/** Also before the server has noted it: the bank's page is closed from that moment on. */
export function isExpired({ status, link_expires_at }: BankConnection, now = new Date()): boolean {
  return status === "link_expired" || (link_expires_at !== null && Date.parse(link_expires_at) <= now.getTime());
}
