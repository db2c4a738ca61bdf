"use client";

import { memo } from "react";
import type { BankAccount, BankTransaction } from "@/api/types";
import { text } from "@/text/en";
import { Amount } from "@/ui/amount";
import { cx } from "@/ui/cx";
import { DateText } from "@/ui/date-text";
import { Badge } from "@/ui/status";
import { Cell, HeaderCell, HeaderRow, Row, Table } from "@/ui/table";
import { shortLabels } from "./account-classes";
import { Category } from "./category";

const t = text.banking.transactions;

interface TransactionTableProps {
  transactions: BankTransaction[];
  accounts?: BankAccount[];
  /** Off on the page of one account. */
  showAccount?: boolean;
  /** Dates that read the same on every day, for samples. */
  absoluteDates?: boolean;
  newIds?: ReadonlySet<string>;
  onOpen?: (id: string) => void;
}

/** Newest first. On phones the table becomes two lines a row; both hold the same facts. */
export function TransactionTable({
  transactions,
  accounts = [],
  showAccount = true,
  absoluteDates = false,
  newIds,
  onOpen,
}: TransactionTableProps) {
  const names = shortLabels(accounts);
  const currencies = new Set(transactions.map(({ amount }) => amount.currency));
  const only = currencies.size === 1 ? [...currencies][0] : undefined;
  return (
    <Table label={t.listLabel} className="table-fixed">
      <HeaderRow>
        <HeaderCell className="w-[92px] max-sm:hidden">{t.date}</HeaderCell>
        <HeaderCell className="max-sm:pl-0">{t.payee}</HeaderCell>
        <HeaderCell className="w-[26%] max-md:hidden">{t.category}</HeaderCell>
        {showAccount && <HeaderCell className="w-[22%] max-xl:hidden">{t.accountColumn}</HeaderCell>}
        <HeaderCell end className="w-[116px] sm:w-[140px]">
          {only ? t.amountIn(only) : t.amount}
        </HeaderCell>
      </HeaderRow>
      <tbody>
        {transactions.map((transaction) => (
          <TransactionRow
            key={transaction.id}
            transaction={transaction}
            account={showAccount ? (names.get(transaction.account_id) ?? "") : null}
            mixed={!only}
            absoluteDates={absoluteDates}
            isNew={newIds?.has(transaction.id) ?? false}
            {...(onOpen && { onOpen })}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface TransactionRowProps {
  transaction: BankTransaction;
  account: string | null;
  mixed: boolean;
  absoluteDates: boolean;
  isNew: boolean;
  onOpen?: (id: string) => void;
}

/** Remembered, so that a page that is appended draws its own rows alone. */
const TransactionRow = memo(function TransactionRow(props: TransactionRowProps) {
  const { transaction, account, mixed, absoluteDates, isNew, onOpen } = props;
  const { id, date, category, amount, status } = transaction;
  const payee = payeeOf(transaction);
  const pending = status === "pending";
  const day = <DateText date={date} absolute={absoluteDates} />;
  return (
    // The whole row is a target for the pointer; for the keyboard it is the button on the payee.
    <Row data-transaction={id} onClick={() => onOpen?.(id)} className={cx(onOpen && "row-target", isNew && "is-new")}>
      <Cell className="text-muted max-sm:hidden">{day}</Cell>
      <Cell className="max-sm:h-14 max-sm:pl-0">
        <span className="flex min-w-0 items-center gap-2">
          {onOpen ? (
            <button
              type="button"
              className="truncate text-left"
              onClick={(event) => {
                event.stopPropagation();
                onOpen(id);
              }}
            >
              {payee}
            </button>
          ) : (
            <span className="truncate">{payee}</span>
          )}
          {pending && <Badge>{t.pending}</Badge>}
        </span>
        <span className="flex min-w-0 items-center gap-2 text-12 text-muted sm:hidden">
          {day} <Category category={category} />
        </span>
      </Cell>
      <Cell className="max-md:hidden">
        <Category category={category} />
      </Cell>
      {account !== null && (
        <Cell className="max-xl:hidden">
          <span className="block truncate text-muted">{account}</span>
        </Cell>
      )}
      <Cell end>
        <Amount money={amount} movement currency={mixed} live />
      </Cell>
    </Row>
  );
});

export function payeeOf({ payee, description }: BankTransaction): string {
  return payee || description || t.unknownPayee;
}
