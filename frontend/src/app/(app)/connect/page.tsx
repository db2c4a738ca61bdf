import type { Metadata } from "next";
import { Suspense } from "react";
import { Connect } from "@/features/banking/connect";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.banking.connect.title };

export default function Page() {
  return (
    <Suspense>
      <Connect />
    </Suspense>
  );
}
