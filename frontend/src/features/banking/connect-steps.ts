import type { BankConnection } from "@/api/types";
import { text } from "@/text/en";
import type { TimelineStep } from "@/ui/timeline";

const t = text.banking.connecting;

/** How far a connection is, as steps with times. */
export function connectSteps(connection: BankConnection): TimelineStep[] {
  const ready = connection.status === "active";
  const accounts = connection.accounts_count > 0;
  const count = accounts ? { detail: text.banking.connections.accounts(connection.accounts_count) } : {};
  return [
    { title: t.stepApproved, at: connection.created_at, state: "done" },
    { title: t.stepAccounts, state: ready || accounts ? "done" : "now", ...count },
    {
      title: t.stepTransactions,
      detail: t.stepTransactionsDetail,
      state: ready ? "done" : accounts ? "now" : "next",
    },
    { title: t.stepReady, at: connection.last_synced_at, state: ready ? "done" : "next" },
  ];
}
