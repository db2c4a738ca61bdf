import type { Metadata } from "next";
import { Suspense } from "react";
import { Reset } from "@/features/auth/reset";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.auth.resetTitle };

export default function Page() {
  return (
    <Suspense>
      <Reset />
    </Suspense>
  );
}
