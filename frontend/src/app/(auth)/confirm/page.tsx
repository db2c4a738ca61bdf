import type { Metadata } from "next";
import { Suspense } from "react";
import { Confirm } from "@/features/auth/confirm";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.auth.confirmTitle };

export default function Page() {
  return (
    <Suspense>
      <Confirm />
    </Suspense>
  );
}
