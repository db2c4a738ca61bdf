"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { asProblem } from "@/api/error";
import type { BankAccount } from "@/api/types";
import { useEnvironmentId } from "@/features/shell/place";
import { text } from "@/text/en";
import { Amount } from "@/ui/amount";
import { AsOf } from "@/ui/date-text";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { icon } from "@/ui/icon";
import { formatAmount } from "@/ui/money";
import { Skeleton, SkeletonRows } from "@/ui/skeleton";
import { maskText, words } from "./account-classes";
import { FilterBar } from "./filter-bar";
import { hasFilters } from "./filters";
import { useAccounts } from "./queries";
import { TransactionList } from "./transaction-list";
import { NothingMatches } from "./transactions";
import { useFilters } from "./use-filters";

const t = text.banking.accounts;

export function AccountView() {
  const id = useSearchParams().get("id");
  const accounts = useAccounts(useEnvironmentId());
  const account = accounts.data?.find((known) => known.id === id);
  return (
    <>
      <Link
        href="/accounts"
        className="mb-4 inline-flex items-center gap-1 rounded-control text-13 text-muted hover:text-ink"
      >
        <ChevronLeft {...icon} />
        {t.allAccounts}
      </Link>
      {accounts.isError && (
        <ErrorState title={t.failed} problem={asProblem(accounts.error)} onRetry={() => void accounts.refetch()} />
      )}
      {accounts.isPending && (
        <div className="grid gap-6">
          <Skeleton className="h-7 w-56" />
          <SkeletonRows rows={10} label={text.common.loading} />
        </div>
      )}
      {accounts.isSuccess && !account && <EmptyState title={t.viewMissing}>{t.viewMissingText}</EmptyState>}
      {account && <OneAccount account={account} />}
    </>
  );
}

function OneAccount({ account }: { account: BankAccount }) {
  const [filters, setFilters] = useFilters();
  const scoped = useMemo(() => ({ ...filters, account: account.id }), [filters, account.id]);
  const { current, available, limit, as_of } = account.balance;
  const kind = [account.institution_name, account.subtype && words(account.subtype)].filter(Boolean).join(" · ");
  const more = [available && t.available(formatAmount(available)), limit && t.limit(formatAmount(limit))];
  return (
    <>
      <header className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="grid gap-1">
          <h1 className="text-28">
            {account.name}
            {account.mask && <span className="tabular font-normal text-muted"> {maskText(account.mask)}</span>}
          </h1>
          <p className="text-muted">{kind}</p>
        </div>
        <div className="grid gap-0.5 sm:justify-items-end">
          <p className="text-28 leading-title">
            {current ? <Amount money={current} large live /> : <span className="text-muted">{t.noBalance}</span>}
          </p>
          <p className="tabular text-12 text-muted">
            {more.filter(Boolean).map((part) => `${part} · `)}
            <AsOf at={as_of} />
          </p>
        </div>
      </header>
      <h2 className="sr-only">{t.transactions}</h2>
      <FilterBar filters={filters} onChange={setFilters} />
      <TransactionList
        filters={scoped}
        accounts={[account]}
        showAccount={false}
        empty={
          hasFilters(filters) ? (
            <NothingMatches onClear={() => setFilters({})} />
          ) : (
            <EmptyState title={text.banking.transactions.emptyTitle}>
              {text.banking.transactions.emptyAccountText}
            </EmptyState>
          )
        }
      />
    </>
  );
}
