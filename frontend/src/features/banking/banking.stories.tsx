import type { Meta, StoryObj } from "@storybook/react-vite";
import { AskedBy } from "./asked-by";
import { Category } from "./category";
import { sampleAccounts, sampleTransactions } from "./samples";
import { Totals } from "./totals";
import { TransactionDetails } from "./transaction-drawer";
import { TransactionTable } from "./transaction-table";
import { WhatIsShared } from "./what-is-shared";

const meta: Meta = { title: "banking" };
export default meta;

export const Transactions: StoryObj = {
  render: () => (
    <TransactionTable
      transactions={sampleTransactions}
      accounts={sampleAccounts}
      absoluteDates
      onOpen={() => undefined}
      newIds={new Set(["txn_sample_2"])}
    />
  ),
};
export const DenseTransactions: StoryObj = {
  render: () => (
    <div className="[--row:32px]">
      <TransactionTable transactions={sampleTransactions} accounts={sampleAccounts} absoluteDates />
    </div>
  ),
};
export const SeveralCurrencies: StoryObj = {
  render: () => (
    <TransactionTable
      absoluteDates
      transactions={sampleTransactions.map((row, index) =>
        index % 2 ? row : { ...row, amount: { value: row.amount.value, currency: "EUR" } },
      )}
    />
  ),
};
export const PendingDetails: StoryObj = {
  render: () => <TransactionDetails transaction={sampleTransactions[0]!} accounts={sampleAccounts} />,
};
export const TotalsInTwoCurrencies: StoryObj = {
  render: () => (
    <Totals
      totals={[
        { value: "12480.16", currency: "USD" },
        { value: "-250", currency: "EUR" },
      ]}
    />
  ),
};
export const Categories: StoryObj = {
  render: () => (
    <div className="grid gap-2">
      {["INCOME", "FOOD_AND_DRINK", "TRAVEL", "A_NEW_ONE", null].map((category) => (
        <Category key={category} category={category} />
      ))}
    </div>
  ),
};
export const Shared: StoryObj = { render: () => <WhatIsShared /> };
export const AskedByAgent: StoryObj = { render: () => <AskedBy by={{ kind: "key", name: "Budget agent" }} /> };
