import type { Metadata } from "next";
import { Suspense } from "react";
import { StepUpPage } from "@/features/auth/step-up-page";
import { text } from "@/text/en";

export const metadata: Metadata = { title: text.auth.stepUpTitle };

export default function Page() {
  return (
    <Suspense>
      <StepUpPage />
    </Suspense>
  );
}
