import type { Metadata } from "next";
import { Suspense } from "react";
import { Transactions } from "@/features/banking/transactions";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.banking.transactions.title };

export default function Page() {
  return (
    <Suspense>
      <Transactions />
    </Suspense>
  );
}
