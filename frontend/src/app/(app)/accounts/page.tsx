import type { Metadata } from "next";
import { Suspense } from "react";
import { Accounts } from "@/features/banking/accounts";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.banking.accounts.title };

export default function Page() {
  return (
    <Suspense>
      <Accounts />
    </Suspense>
  );
}
