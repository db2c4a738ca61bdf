import Link from "next/link";
import type { BankConnection } from "@/api/types";
import { text } from "@/text/en";
import { Moment } from "@/ui/date-text";
import { StatusText } from "@/ui/status";
import { bankName } from "./connections";

const t = text.banking.connections;

/** Banks that ask for something come first on the page: what is shown of them is old. */
export function NeedsAttention({ connections, canWrite }: { connections: BankConnection[]; canWrite: boolean }) {
  const troubled = connections.filter((connection) => connection.status === "needs_attention");
  if (troubled.length === 0) return null;
  return (
    <section aria-label={t.status.needs_attention} className="mb-8 border-y border-hairline">
      <ul className="divide-y divide-hairline">
        {troubled.map((connection) => (
          <li key={connection.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-3">
            <StatusText tone="warning">{bankName(connection)}</StatusText>
            <span className="grow basis-80">
              {connection.error?.message}
              {connection.last_synced_at && (
                <span className="text-muted">
                  {" "}
                  {t.lastSynced} <Moment at={connection.last_synced_at} />.
                </span>
              )}
            </span>
            {canWrite && (
              <Link href="/connect" className="text-accent underline underline-offset-2">
                {t.reconnect}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
