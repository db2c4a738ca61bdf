"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { Suspense } from "react";
import type { BankAccount } from "@/api/types";
import { useEnvironmentId } from "@/features/shell/place";
import { text } from "@/text/en";
import { Amount } from "@/ui/amount";
import { cx } from "@/ui/cx";
import { groupAccounts } from "./account-classes";
import { useAccounts } from "./queries";
import { Totals } from "./totals";

/** The accounts by class under the navigation, one click away from every page. */
export function AccountsOverview() {
  return (
    <Suspense>
      <AccountLinks />
    </Suspense>
  );
}

/** Two banks may call their accounts alike; then the digits tell them apart. */
function isNamesake(account: BankAccount, all: BankAccount[]): boolean {
  return account.mask !== null && all.some((other) => other.id !== account.id && other.name === account.name);
}

function AccountLinks() {
  const accounts = useAccounts(useEnvironmentId());
  const current = useSearchParams().get("id");
  if (!accounts.data?.length) return null;
  return (
    <nav aria-label={text.banking.accounts.listLabel} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {groupAccounts(accounts.data).map((group) => (
        <section key={group.kind}>
          <h2 className="flex items-baseline justify-between gap-2 border-b border-hairline px-2.5 pb-1 text-12 font-normal text-muted">
            {text.banking.accounts.classes[group.kind]}
            <Totals totals={group.totals} />
          </h2>
          <ul className="pt-1">
            {group.accounts.map((account) => (
              <li key={account.id}>
                <Link
                  href={`/accounts/view?id=${account.id}`}
                  prefetch={false}
                  aria-current={account.id === current ? "page" : undefined}
                  className={cx(
                    "flex h-8 items-center justify-between gap-3 rounded-control px-2.5 text-13 hover:bg-hover",
                    account.id === current && "bg-hover",
                  )}
                >
                  <span className="flex min-w-0 shrink">
                    <span className="truncate">{account.name}</span>
                    {isNamesake(account, accounts.data) && (
                      <span className="tabular shrink-0 text-muted">&nbsp;··{account.mask}</span>
                    )}
                  </span>
                  {account.balance.current && (
                    <Amount
                      money={account.balance.current}
                      currency={account.balance.current.currency !== group.totals[0]?.currency}
                      live
                      className="shrink-0"
                    />
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
