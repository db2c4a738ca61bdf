import type { Metadata } from "next";
import { Suspense } from "react";
import { ConnectReturn } from "@/features/banking/connect-return";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.banking.connecting.title };

export default function Page() {
  return (
    <Suspense>
      <ConnectReturn />
    </Suspense>
  );
}
