"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { asProblem } from "@/api/error";
import type { BankAccount, BankConnection } from "@/api/types";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { buttonClass } from "@/ui/button";
import { AsOf } from "@/ui/date-text";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { icon } from "@/ui/icon";
import { PageHeader } from "@/ui/page-header";
import { SkeletonRows } from "@/ui/skeleton";
import { groupAccounts, oldestAsOf, totalOf } from "./account-classes";
import { AccountGroups } from "./account-groups";
import { Connections } from "./connections";
import { NeedsAttention } from "./needs-attention";
import { useAccounts, useConnections } from "./queries";
import { sampleAccounts } from "./samples";
import { Totals } from "./totals";

const t = text.banking.accounts;

export function Accounts() {
  const { environment } = usePlace();
  const accounts = useAccounts(environment.id);
  const connections = useConnections(environment.id);
  const canWrite = environment.permissions.includes("banking:write");
  const shown = accounts.data ?? [];
  return (
    <>
      <PageHeader
        title={t.title}
        action={
          canWrite &&
          shown.length > 0 && (
            <Link href="/connect" className={buttonClass("secondary", "sm", "lg:hidden")}>
              <Plus {...icon} />
              {text.shell.connect}
            </Link>
          )
        }
      />
      <NeedsAttention connections={connections.data ?? []} canWrite={canWrite} />
      {accounts.isError && (
        <ErrorState title={t.failed} problem={asProblem(accounts.error)} onRetry={() => void accounts.refetch()} />
      )}
      {accounts.isPending && <SkeletonRows rows={8} label={text.common.loading} />}
      {accounts.isSuccess && shown.length === 0 && (
        <NoAccounts connections={connections.data ?? []} canConnect={canWrite} />
      )}
      <div className="grid gap-x-16 gap-y-12 xl:grid-cols-[minmax(0,1fr)_320px]">
        {shown.length > 0 && <Balances accounts={shown} />}
        <Connections connections={connections} canWrite={canWrite} />
      </div>
    </>
  );
}

function Balances({ accounts }: { accounts: BankAccount[] }) {
  const asOf = oldestAsOf(accounts);
  return (
    <div className="grid gap-10">
      <p className="grid justify-items-start gap-0.5" title={t.netHint}>
        <span className="text-12 text-muted">{t.net}</span>
        <span className="text-28 leading-title sm:text-40">
          <Totals totals={totalOf(accounts)} large />
        </span>
        {asOf && <AsOf at={asOf} />}
      </p>
      <AccountGroups groups={groupAccounts(accounts)} />
    </div>
  );
}

function NoAccounts({ connections, canConnect }: { connections: BankConnection[]; canConnect: boolean }) {
  const sample = <AccountGroups groups={groupAccounts(sampleAccounts)} />;
  if (connections.some((connection) => connection.status === "syncing")) {
    return (
      <EmptyState title={t.syncingTitle} sample={sample}>
        {t.syncingText}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t.emptyTitle}
      sample={sample}
      action={
        canConnect && (
          <Link href="/connect" className={buttonClass("primary")}>
            {text.shell.connect}
          </Link>
        )
      }
    >
      {t.emptyText}
    </EmptyState>
  );
}
