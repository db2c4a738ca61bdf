"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { Suspense } from "react";
import type { BankAccount } from "@/api/types";
import { useEnvironmentId } from "@/features/shell/place";
import { text } from "@/text/en";
import { Amount } from "@/ui/amount";
import { cx } from "@/ui/cx";
import { groupAccounts, maskText } from "./account-classes";
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
                    "block rounded-control px-2.5 py-1.5 text-13 leading-title hover:bg-hover",
                    account.id === current && "bg-hover",
                  )}
                >
                  <span className="flex items-baseline justify-between gap-3">
                    <span className="min-w-0 truncate">{account.name}</span>
                    {account.balance.current && (
                      <Amount
                        money={account.balance.current}
                        currency={account.balance.current.currency !== group.totals[0]?.currency}
                        live
                        className="shrink-0"
                      />
                    )}
                  </span>
                  <AccountSource account={account} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** Banks call their accounts alike: the bank and the digits tell them apart, and the digits are never cut off. */
function AccountSource({ account }: { account: BankAccount }) {
  return (
    <span className="flex text-12 text-muted">
      <span className="min-w-0 truncate">{account.institution_name}</span>
      {account.mask && <span className="tabular shrink-0 whitespace-pre"> {maskText(account.mask)}</span>}
    </span>
  );
}
