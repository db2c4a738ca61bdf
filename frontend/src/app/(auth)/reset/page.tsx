import type { Metadata } from "next";
import { Suspense } from "react";
import { Reset } from "@/features/auth/reset";
import { text } from "@/text/en";

// The address holds a secret until the page has read it: nothing that the page loads may carry it as the Referer.
export const metadata: Metadata = { title: text.auth.resetTitle, referrer: "no-referrer" };

export default function Page() {
  return (
    <Suspense>
      <Reset />
    </Suspense>
  );
}
