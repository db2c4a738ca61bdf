"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import type { BankConnection } from "@/api/types";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { buttonClass } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { PageHeader } from "@/ui/page-header";
import { SkeletonRows } from "@/ui/skeleton";
import { AskedBy } from "./asked-by";
import { SandboxSignInHint, WhatIsShared } from "./what-is-shared";
import { useEnvironmentOf } from "./use-environment-of";

const t = text.banking.connect;

/** Where an agent sends a person: says who asked and what is shared before the bank's page opens. */
export function ConnectContinue() {
  const search = useSearchParams();
  const id = search.get("connection");
  const { environment } = usePlace();
  const settled = useEnvironmentOf(search.get("environment"));
  const connection = useQuery({
    queryKey: [...keys.connection(environment.id, id ?? ""), "link"],
    enabled: id !== null && settled,
    queryFn: ({ signal }) =>
      api.get<BankConnection>(`/v1/banking/connections/${id}`, { environmentId: environment.id, signal }),
  });
  return (
    <div className="max-w-[640px]">
      <PageHeader title={t.title}>{t.text}</PageHeader>
      {id === null && <p>{text.banking.connecting.missing}</p>}
      {connection.isError && <Failure error={connection.error} onRetry={() => void connection.refetch()} />}
      {connection.isPending && id !== null && <SkeletonRows rows={4} label={text.common.loading} />}
      {connection.data && <Invitation connection={connection.data} />}
    </div>
  );
}

function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const passing = error instanceof ApiError && error.passing;
  return <ErrorState title={t.loadFailed} problem={asProblem(error)} {...(passing && { onRetry })} />;
}

function Invitation({ connection }: { connection: BankConnection }) {
  const { environment } = usePlace();
  if (connection.status !== "linking") {
    return (
      <div className="grid justify-items-start gap-4">
        <p>{connection.status === "link_expired" ? text.banking.connecting.expiredText : t.alreadyDone}</p>
        <Link href={connection.status === "link_expired" ? "/connect" : "/accounts"} className={buttonClass("primary")}>
          {connection.status === "link_expired" ? text.shell.connect : text.banking.connecting.open}
        </Link>
      </div>
    );
  }
  return (
    <div className="grid gap-8">
      <AskedBy by={connection.requested_by} />
      <WhatIsShared />
      {environment.kind === "sandbox" && <SandboxSignInHint />}
      {connection.link_url ? (
        <p>
          <a href={connection.link_url} className={buttonClass("primary")}>
            {t.button}
          </a>
        </p>
      ) : (
        <p>{t.notAllowed}</p>
      )}
    </div>
  );
}
