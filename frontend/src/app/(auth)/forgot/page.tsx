import type { Metadata } from "next";
import { Suspense } from "react";
import { Forgot } from "@/features/auth/forgot";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.auth.forgotTitle };

export default function Page() {
  return (
    <Suspense>
      <Forgot />
    </Suspense>
  );
}
