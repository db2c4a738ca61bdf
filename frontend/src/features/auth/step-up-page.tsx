"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { asProblem } from "@/api/error";
import { StepUpProof } from "@/features/second-factor/step-up-proof";
import { text } from "@/text/en";
import { ErrorState } from "@/ui/error-state";
import { Skeleton } from "@/ui/skeleton";
import { AuthPage } from "./auth-page";
import { safeReturnPath, useMe } from "./session";
import { useGoOn } from "./use-go-on";

const t = text.auth;

/** Where the server's own pages send people who have to prove a second factor, since only a script can use a passkey. */
export function StepUpPage() {
  const asked = useSearchParams().get("next");
  const router = useRouter();
  const me = useMe();
  const [proved, setProved] = useState(false);

  const signedOut = me.data === null;
  useEffect(() => {
    const back = asked === null ? "/step-up" : `/step-up?next=${encodeURIComponent(asked)}`;
    if (signedOut) router.replace(`/sign-in?next=${encodeURIComponent(back)}`);
  }, [signedOut, asked, router]);
  useGoOn(proved, safeReturnPath(asked));

  return (
    <AuthPage title={t.stepUpTitle} lead={text.secondFactor.stepUpLead}>
      {me.isError && !me.data && (
        <ErrorState title={text.shell.meFailed} problem={asProblem(me.error)} onRetry={() => void me.refetch()} />
      )}
      {me.data && <StepUpProof onProved={() => setProved(true)} />}
      {!me.data && !me.isError && (
        <div role="status" aria-label={text.common.loading} className="grid gap-4">
          <Skeleton className="w-56" />
          <Skeleton className="h-10 w-full" />
        </div>
      )}
    </AuthPage>
  );
}
