"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import type { BankConnection } from "@/api/types";
import { useLive } from "@/features/realtime/live-store";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button, buttonClass } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { PageHeader } from "@/ui/page-header";
import { SkeletonRows } from "@/ui/skeleton";
import { Timeline } from "@/ui/timeline";
import { announce } from "@/ui/toast";
import { connectSteps } from "./connect-steps";
import { useEnvironmentOf } from "./use-environment-of";

const t = text.banking.connecting;
const CHECK_WITHOUT_STREAM_MS = 3000;
const CHECK_BESIDE_STREAM_MS = 15_000;
const LINGER_MS = 1200;

/** Back from the bank: takes the result, then follows the first import until the accounts are there. */
export function ConnectReturn() {
  const search = useSearchParams();
  const id = search.get("connection");
  const { environment } = usePlace();
  const settled = useEnvironmentOf(search.get("environment"));
  const connection = useCompletedConnection(environment.id, settled ? id : null);
  const failure = useFailure(connection);
  useOnwardToAccounts(connection.data);

  if (!id) return <Stopped title={text.banking.connect.title} message={t.missing} />;
  if (failure) {
    return (
      <div className="max-w-[560px]">
        <PageHeader title={t.title} />
        <ErrorState title={t.failed} problem={asProblem(failure)} onRetry={() => void connection.refetch()} />
      </div>
    );
  }
  if (!connection.data) return <SkeletonRows rows={4} label={text.common.loading} />;
  return <Progress connection={connection.data} onRetry={() => void connection.refetch()} />;
}

/**
 * Completing is safe to repeat, so it doubles as the question "how far is it?": often when the stream is down, now and
 * then beside it. A server that is away for a while is asked again too, so nobody has to stay and press a button.
 */
function useCompletedConnection(environmentId: string, id: string | null) {
  const live = useLive((state) => state.state === "live");
  return useQuery({
    queryKey: keys.connection(environmentId, id ?? ""),
    enabled: id !== null,
    queryFn: ({ signal }) =>
      api.post<BankConnection>(`/v1/banking/connections/${id}/complete`, {}, { environmentId, signal }),
    refetchInterval: ({ state }) => {
      const settled = state.error ? !isPassing(state.error) : state.data && state.data.status !== "syncing";
      if (settled) return false;
      return live && !state.error ? CHECK_BESIDE_STREAM_MS : CHECK_WITHOUT_STREAM_MS;
    },
    retry: (failures, error) => failures < 2 && isPassing(error),
  });
}

/** A question asked anew forgets why the one before failed; the page says it until there is an answer. */
function useFailure({ data, error }: { data: BankConnection | undefined; error: Error | null }): Error | null {
  const [last, setLast] = useState<Error | null>(null);
  if (error && error !== last) setLast(error);
  return error ?? (data ? null : last);
}

const isPassing = (error: Error) => error instanceof ApiError && error.passing;

function useOnwardToAccounts(connection: BankConnection | undefined): void {
  const router = useRouter();
  const name = connection?.institution?.name ?? t.aBank;
  const ready = connection?.status === "active";
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => {
      announce({ title: t.done(name) });
      router.replace("/accounts");
    }, LINGER_MS);
    return () => clearTimeout(timer);
  }, [ready, name, router]);
}

function Progress({ connection, onRetry }: { connection: BankConnection; onRetry: () => void }) {
  switch (connection.status) {
    case "linking":
      return (
        <Stopped title={t.unfinishedTitle} message={t.unfinishedText}>
          {connection.link_url && (
            <a href={connection.link_url} className={buttonClass("primary")}>
              {t.resume}
            </a>
          )}
          <Button onClick={onRetry}>{t.again}</Button>
        </Stopped>
      );
    case "link_expired":
      return <Stopped title={t.expiredTitle} message={t.expiredText} />;
    case "removed":
      return <Stopped title={t.removedTitle} message={t.removedText} />;
    case "needs_attention":
      return <Stopped title={t.attentionTitle} message={connection.error?.message ?? t.expiredText} />;
    case "syncing":
    case "active":
      return (
        <div className="max-w-[560px]">
          <PageHeader title={connection.institution ? t.titleNamed(connection.institution.name) : t.title}>
            {connection.status === "syncing" && t.leave}
          </PageHeader>
          <Timeline label={t.progress} steps={connectSteps(connection)} />
          <Link href="/accounts" className={buttonClass("secondary", "sm")}>
            {t.open}
          </Link>
        </div>
      );
  }
}

function Stopped({ title, message, children }: { title: string; message: string; children?: React.ReactNode }) {
  return (
    <div className="max-w-[560px]">
      <PageHeader title={title}>{message}</PageHeader>
      <div className="flex flex-wrap gap-3">
        {children ?? (
          <Link href="/connect" className={buttonClass("primary")}>
            {text.shell.connect}
          </Link>
        )}
      </div>
    </div>
  );
}
