import Link from "next/link";
import type { BankAccount } from "@/api/types";
import { text } from "@/text/en";
import { Amount } from "@/ui/amount";
import { AsOf } from "@/ui/date-text";
import { formatAmount } from "@/ui/money";
import { maskText, words, type AccountGroup } from "./account-classes";
import { Totals } from "./totals";

const t = text.banking.accounts;

/** Accounts under the heading of their class, each with its balance and the moment it was true. */
export function AccountGroups({ groups }: { groups: AccountGroup[] }) {
  return (
    <div className="grid gap-8">
      {groups.map((group) => (
        <section key={group.kind}>
          <h2 className="flex items-baseline justify-between gap-4 border-b border-hairline pb-2 text-16">
            {t.classes[group.kind]}
            <Totals totals={group.totals} className="text-14 font-normal" />
          </h2>
          <ul>
            {group.accounts.map((account) => (
              <li key={account.id} className="border-b border-hairline">
                <AccountRow account={account} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function AccountRow({ account }: { account: BankAccount }) {
  const { current } = account.balance;
  return (
    <Link
      href={`/accounts/view?id=${account.id}`}
      prefetch={false}
      className="-mx-2 flex items-center justify-between gap-4 rounded-control px-2 py-2.5 hover:bg-hover"
    >
      <span className="min-w-0">
        <span className="block truncate">
          {account.name}
          {account.mask && <span className="tabular text-muted"> {maskText(account.mask)}</span>}
        </span>
        <span className="block truncate text-12 text-muted">
          {[account.institution_name, account.subtype && words(account.subtype)].filter(Boolean).join(" · ")}
        </span>
      </span>
      <span className="shrink-0 text-right">
        <span className="block">
          {current ? <Amount money={current} live /> : <span className="text-muted">{t.noBalance}</span>}
        </span>
        <span className="block text-12 text-muted">
          <SecondFigure account={account} />
          <AsOf at={account.balance.as_of} />
        </span>
      </span>
    </Link>
  );
}

/** What is left to use, where it differs from the balance. */
function SecondFigure({ account }: { account: BankAccount }) {
  const { current, available } = account.balance;
  if (!available || available.value === current?.value) return null;
  return <span className="tabular hidden sm:inline">{t.available(formatAmount(available))} · </span>;
}
