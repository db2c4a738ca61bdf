"use client";

import { asProblem } from "@/api/error";
import type { BankAccount, BankTransaction } from "@/api/types";
import { useEnvironmentId } from "@/features/shell/place";
import { text } from "@/text/en";
import { Amount } from "@/ui/amount";
import { Moment } from "@/ui/date-text";
import { formatDayLong } from "@/ui/dates";
import { Drawer } from "@/ui/dialog";
import { ErrorState } from "@/ui/error-state";
import { Facts, type MaybeFact } from "@/ui/facts";
import { SkeletonRows } from "@/ui/skeleton";
import { StatusText } from "@/ui/status";
import { useLast } from "@/ui/use-last";
import { accountLabel, words } from "./account-classes";
import { categoryDetail } from "./categories";
import { Category } from "./category";
import { useTransaction } from "./queries";
import { payeeOf } from "./transaction-table";

const t = text.banking.transactions;

interface TransactionDrawerProps {
  id: string | null;
  accounts: BankAccount[];
  onClose: () => void;
}

export function TransactionDrawer({ id, accounts, onClose }: TransactionDrawerProps) {
  const shown = useLast(id);
  return (
    <Drawer open={id !== null} onClose={onClose} title={t.detailTitle}>
      <Details id={shown} accounts={accounts} />
    </Drawer>
  );
}

function Details({ id, accounts }: { id: string | null; accounts: BankAccount[] }) {
  const transaction = useTransaction(useEnvironmentId(), id);
  if (transaction.isError) {
    return (
      <ErrorState
        title={t.detailFailed}
        problem={asProblem(transaction.error)}
        onRetry={() => void transaction.refetch()}
      />
    );
  }
  if (!transaction.data) return <SkeletonRows rows={6} label={text.common.loading} />;
  return <TransactionDetails transaction={transaction.data} accounts={accounts} />;
}

interface TransactionDetailsProps {
  transaction: BankTransaction;
  accounts: BankAccount[];
}

/** The amount first, then what the bank says about it, then where all of it is from. */
export function TransactionDetails({ transaction, accounts }: TransactionDetailsProps) {
  const account = accounts.find((known) => known.id === transaction.account_id);
  const pending = transaction.status === "pending";
  return (
    <div className="grid gap-6">
      <div className="grid gap-1">
        <p className="text-28 leading-title">
          <Amount money={transaction.amount} movement large live />
        </p>
        <p className="text-16">{payeeOf(transaction)}</p>
        <StatusText tone={pending ? "waiting" : "good"}>{pending ? t.pending : t.posted}</StatusText>
        {pending && <p className="text-13 text-muted">{t.pendingNote}</p>}
      </div>
      <Facts facts={bankFacts(transaction, account)} />
      <section className="grid gap-3">
        <h3 className="text-13">{t.provenance}</h3>
        <p className="text-13 text-muted">{t.provenanceText(account?.institution_name ?? t.bank)}</p>
        <Facts facts={provenance(transaction)} />
      </section>
    </div>
  );
}

function bankFacts(transaction: BankTransaction, account: BankAccount | undefined): MaybeFact[] {
  const { date, authorized_date, category, category_detail, description, payment_channel } = transaction;
  return [
    [t.postedOn, formatDayLong(date)],
    authorized_date && authorized_date !== date && [t.authorized, formatDayLong(authorized_date)],
    account && [t.accountColumn, accountLabel(account)],
    [t.category, <Category key="category" category={category} />],
    category && category_detail && ["", categoryDetail(category, category_detail)],
    description && [t.description, description],
    payment_channel && [t.channel, words(payment_channel)],
  ];
}

function provenance({ id, created_at, updated_at }: BankTransaction): MaybeFact[] {
  const facts: MaybeFact[] = [[t.received, <Moment key="created" at={created_at} />]];
  if (updated_at !== created_at) facts.push([t.changed, <Moment key="updated" at={updated_at} />]);
  facts.push([
    t.id,
    <code key="id" className="break-all text-12">
      {id}
    </code>,
  ]);
  return facts;
}
