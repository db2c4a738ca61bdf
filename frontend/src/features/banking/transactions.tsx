"use client";

import Link from "next/link";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button, buttonClass } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page-header";
import { FilterBar } from "./filter-bar";
import { hasFilters } from "./filters";
import { useAccounts } from "./queries";
import { sampleAccounts, sampleTransactions } from "./samples";
import { TransactionList } from "./transaction-list";
import { TransactionTable } from "./transaction-table";
import { useFilters } from "./use-filters";

const t = text.banking.transactions;

export function Transactions() {
  const { environment } = usePlace();
  const accounts = useAccounts(environment.id);
  const [filters, setFilters] = useFilters();
  const filtered = hasFilters(filters);
  const nothingYet = accounts.isSuccess && accounts.data.length === 0 && !filtered;
  return (
    <>
      <PageHeader title={t.title} />
      {!nothingYet && <FilterBar filters={filters} onChange={setFilters} accounts={accounts.data ?? []} />}
      <TransactionList
        filters={filters}
        accounts={accounts.data ?? []}
        empty={
          filtered ? (
            <NothingMatches onClear={() => setFilters({})} />
          ) : (
            <NothingYet canConnect={environment.permissions.includes("banking:write")} />
          )
        }
      />
    </>
  );
}

export function NothingMatches({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState title={t.nothingTitle} action={<Button onClick={onClear}>{t.clear}</Button>}>
      {t.nothingText}
    </EmptyState>
  );
}

function NothingYet({ canConnect }: { canConnect: boolean }) {
  return (
    <EmptyState
      title={t.emptyTitle}
      action={
        canConnect && (
          <Link href="/connect" className={buttonClass("primary")}>
            {text.shell.connect}
          </Link>
        )
      }
      sample={<TransactionTable transactions={sampleTransactions} accounts={sampleAccounts} absoluteDates />}
    >
      {t.emptyText}
    </EmptyState>
  );
}
