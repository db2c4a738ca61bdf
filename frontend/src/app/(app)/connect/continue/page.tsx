import type { Metadata } from "next";
import { Suspense } from "react";
import { ConnectContinue } from "@/features/banking/connect-continue";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.banking.connect.title };

export default function Page() {
  return (
    <Suspense>
      <ConnectContinue />
    </Suspense>
  );
}
