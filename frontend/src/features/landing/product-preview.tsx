import { groupAccounts, totalOf } from "@/features/banking/account-classes";
import { sampleAccounts, sampleTransactions } from "@/features/banking/samples";
import { Totals } from "@/features/banking/totals";
import { TransactionTable } from "@/features/banking/transaction-table";
import { text } from "@/text/en";
import { Amount } from "@/ui/amount";

const t = text.landing;

/** The product itself, made of its own components over sample data: it can never look different from what people get. */
export function ProductPreview() {
  return (
    <figure className="pb-16">
      <div className="overflow-hidden rounded-float border border-hairline bg-raised">
        <p className="px-4 py-2.5 text-13 sm:px-6">
          <span className="font-strong text-warning">{text.shell.sandbox}</span>
          <span className="text-muted"> · {text.shell.sandboxNote}</span>
        </p>
        <div className="sandbox-line" aria-hidden="true" />
        <div className="grid gap-x-10 gap-y-6 px-4 py-6 sm:px-6 md:grid-cols-[240px_minmax(0,1fr)]">
          <Balances />
          <div>
            <h2 className="pb-2 text-16">{text.banking.transactions.title}</h2>
            <TransactionTable transactions={sampleTransactions} showAccount={false} absoluteDates />
          </div>
        </div>
      </div>
      <figcaption className="pt-3 text-12 text-muted">{t.previewCaption}</figcaption>
    </figure>
  );
}

function Balances() {
  return (
    <div className="grid content-start gap-4">
      <h2 className="text-16">{text.banking.accounts.title}</h2>
      <div>
        <p className="text-12 text-muted">{text.banking.accounts.net}</p>
        <p className="text-28 leading-title">
          <Totals totals={totalOf(sampleAccounts)} large />
        </p>
      </div>
      {groupAccounts(sampleAccounts).map((group) => (
        <section key={group.kind}>
          <h3 className="border-b border-hairline pb-1 text-12 font-normal text-muted">
            {text.banking.accounts.classes[group.kind]}
          </h3>
          <ul>
            {group.accounts.map((account) => (
              <li key={account.id} className="flex h-8 items-center justify-between gap-3 text-13">
                <span className="truncate">{account.name}</span>
                {account.balance.current && <Amount money={account.balance.current} currency={false} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
