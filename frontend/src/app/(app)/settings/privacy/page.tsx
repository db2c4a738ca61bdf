import type { Metadata } from "next";
import { Suspense } from "react";
import { Privacy } from "@/features/privacy/privacy";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.privacy.section };

export default function Page() {
  return (
    <Suspense>
      <Privacy />
    </Suspense>
  );
}
