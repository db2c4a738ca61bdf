import type { Metadata } from "next";
import { Suspense } from "react";
import { AccountView } from "@/features/banking/account-view";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.banking.accounts.viewTitle };

export default function Page() {
  return (
    <Suspense>
      <AccountView />
    </Suspense>
  );
}
