"use client";

import { asProblem } from "@/api/error";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { useSignIns } from "./queries";
import { SignInSkeleton, SignInTable } from "./sign-in-table";

const t = text.security.signIns;

/** What was tried at this account, so that its owner can see what was not them. */
export function SignIns() {
  const signIns = useSignIns();
  const records = signIns.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <section className="grid grid-cols-1 gap-3">
      <div className="grid gap-1">
        <h2 className="text-20">{t.title}</h2>
        <p className="text-muted">{signIns.isSuccess && records.length === 0 ? t.none : t.text}</p>
      </div>
      {signIns.isPending && <SignInSkeleton />}
      {records.length > 0 && <SignInTable records={records} />}
      {signIns.isError && (
        <ErrorState title={t.failed} problem={asProblem(signIns.error)} onRetry={() => void signIns.refetch()} />
      )}
      {signIns.hasNextPage && (
        <Button
          size="sm"
          className="justify-self-start"
          busy={signIns.isFetchingNextPage}
          onClick={() => void signIns.fetchNextPage()}
        >
          {t.older}
        </Button>
      )}
    </section>
  );
}
