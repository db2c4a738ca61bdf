"use client";

import { AuthPage } from "@/features/auth/auth-page";
import { asProblem } from "@/api/error";
import { text } from "@/text/en";
import { ErrorState } from "@/ui/error-state";

/** A bug in the page itself. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <AuthPage title={text.errors.pageTitle}>
      <ErrorState title={text.errors.pageFailed} problem={asProblem(error)} onRetry={reset} />
    </AuthPage>
  );
}
