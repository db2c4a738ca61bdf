"use client";

import { useEffect, useRef } from "react";
import { asProblem } from "@/api/error";
import type { BankAccount } from "@/api/types";
import { useLive } from "@/features/realtime/live-store";
import { useEnvironmentId } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { SkeletonRows } from "@/ui/skeleton";
import type { TransactionFilters } from "./filters";
import { useTransactions } from "./queries";
import { TransactionDrawer } from "./transaction-drawer";
import { TransactionTable } from "./transaction-table";
import { useParameter } from "./use-filters";

const t = text.banking.transactions;

interface TransactionListProps {
  filters: TransactionFilters;
  accounts: BankAccount[];
  showAccount?: boolean;
  /** Shown instead of a table without rows. */
  empty: React.ReactNode;
}

export function TransactionList({ filters, accounts, showAccount = true, empty }: TransactionListProps) {
  const list = useTransactions(useEnvironmentId(), filters);
  const newIds = useLive((live) => live.newIds);
  const [opened, open] = useParameter("transaction");

  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      {list.isPending && <SkeletonRows rows={12} label={text.common.loading} />}
      {list.isError && rows.length === 0 && (
        <ErrorState title={t.failed} problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
      )}
      {list.isSuccess && rows.length === 0 && !list.hasNextPage && empty}
      {rows.length > 0 && (
        <TransactionTable
          transactions={rows}
          accounts={accounts}
          showAccount={showAccount}
          newIds={newIds}
          onOpen={open}
        />
      )}
      {list.isFetchNextPageError && (
        <div className="pt-4">
          <ErrorState title={t.moreFailed} problem={asProblem(list.error)} onRetry={() => void list.fetchNextPage()} />
        </div>
      )}
      {list.hasNextPage && !list.isFetchNextPageError && (
        <More busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      )}
      {rows.length > 0 && !list.hasNextPage && <p className="py-6 text-12 text-muted">{t.end}</p>}
      <TransactionDrawer id={opened} accounts={accounts} onClose={() => open(null)} />
    </>
  );
}

/** Loads the next page a screen before its end is reached; the button is there for those who do not scroll. */
function More({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = mark.current;
    if (!element || busy) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && onMore(), {
      rootMargin: "600px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [busy, onMore]);
  return (
    <div ref={mark} className="flex justify-center py-6">
      <Button size="sm" busy={busy} onClick={onMore}>
        {busy ? t.loadingMore : t.more}
      </Button>
    </div>
  );
}
