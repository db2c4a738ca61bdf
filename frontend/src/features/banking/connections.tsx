"use client";

import { useMutation, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { RefreshCw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import { useOperationKey } from "@/api/operation-key";
import type { BankConnection } from "@/api/types";
import { useEnvironmentId } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button, buttonClass } from "@/ui/button";
import { Moment } from "@/ui/date-text";
import { ErrorState } from "@/ui/error-state";
import { icon } from "@/ui/icon";
import { announce } from "@/ui/toast";
import { AskedBy } from "./asked-by";
import { ConnectionHealth, isHealthy } from "./connection-health";
import { RemoveConnection } from "./remove-connection";
import { isUnfinished, splitConnections } from "./unfinished";

const t = text.banking.connections;

interface ConnectionsProps {
  connections: UseQueryResult<BankConnection[]>;
  canWrite: boolean;
}

/** Which banks are connected, how well each works, and what can be done about it. */
export function Connections({ connections, canWrite }: ConnectionsProps) {
  const [removing, setRemoving] = useState<BankConnection | null>(null);
  const { settled, newest, others } = splitConnections(connections.data ?? []);
  if (connections.isError) {
    return (
      <div className="mt-12">
        <ErrorState
          title={t.failed}
          problem={asProblem(connections.error)}
          onRetry={() => void connections.refetch()}
        />
      </div>
    );
  }
  if (settled.length === 0 && !newest && others.length === 0) return null;
  const row = (connection: BankConnection) => (
    <ConnectionRow
      key={connection.id}
      connection={connection}
      canWrite={canWrite}
      onRemove={() => setRemoving(connection)}
    />
  );
  return (
    <section>
      <h2 className="border-b border-hairline pb-2 text-16">{t.title}</h2>
      <ul aria-label={t.listLabel}>
        {settled.map(row)}
        {newest && row(newest)}
      </ul>
      {others.length > 0 && (
        <details className="border-b border-hairline">
          <summary className="py-3 text-13 text-muted hover:text-ink">
            {newest ? t.moreUnfinished(others.length) : t.unfinished(others.length)}
          </summary>
          <ul aria-label={t.unfinishedLabel} className="max-h-96 overflow-y-auto border-t border-hairline">
            {others.map(row)}
          </ul>
        </details>
      )}
      <RemoveConnection connection={removing} onClose={() => setRemoving(null)} />
    </section>
  );
}

export function bankName(connection: BankConnection): string {
  return connection.institution?.name ?? t.unknownBank;
}

interface ConnectionRowProps {
  connection: BankConnection;
  canWrite: boolean;
  onRemove: () => void;
}

function ConnectionRow({ connection, canWrite, onRemove }: ConnectionRowProps) {
  const name = bankName(connection);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-hairline py-3">
      <div className="min-w-0 grow basis-60">
        <p className="truncate">{name}</p>
        <p className="flex flex-wrap items-center gap-x-2 text-12 text-muted">
          <ConnectionHealth connection={connection} />
          {isUnfinished(connection) && (
            <span>
              · {t.started} <Moment at={connection.created_at} />
            </span>
          )}
          {isHealthy(connection) && (
            <>
              <span>· {t.accounts(connection.accounts_count)}</span>
              <span>
                ·{" "}
                {connection.last_synced_at ? (
                  <>
                    {t.synced} <Moment at={connection.last_synced_at} />
                  </>
                ) : (
                  t.neverSynced
                )}
              </span>
            </>
          )}
        </p>
        {isUnfinished(connection) && <AskedBy by={connection.requested_by} />}
      </div>
      {canWrite && (
        <div role="group" aria-label={t.actions(name)} className="flex gap-2">
          <NextStep connection={connection} />
          <Button size="sm" variant="quiet" onClick={onRemove}>
            <Trash2 {...icon} />
            {t.remove}
          </Button>
        </div>
      )}
    </li>
  );
}

/** The one thing that helps this connection now. */
function NextStep({ connection }: { connection: BankConnection }) {
  switch (connection.status) {
    case "linking":
      return (
        <Link href={`/connect/continue?connection=${connection.id}`} className={buttonClass("secondary", "sm")}>
          {t.finish}
        </Link>
      );
    case "syncing":
    case "active":
    case "needs_attention":
      return <SyncButton connection={connection} />;
    case "link_expired":
    case "removed":
      return null;
  }
}

function SyncButton({ connection }: { connection: BankConnection }) {
  const environmentId = useEnvironmentId();
  const client = useQueryClient();
  const operation = useOperationKey();
  const path = `/v1/banking/connections/${connection.id}/sync`;
  const sync = useMutation({
    mutationFn: () => api.post<BankConnection>(path, {}, { environmentId, idempotencyKey: operation.keyFor(path) }),
    onSuccess(answer) {
      operation.finish();
      client.setQueryData<BankConnection[]>(keys.connections(environmentId), (known) =>
        known?.map((row) => (row.id === answer.id ? answer : row)),
      );
      announce({ title: t.syncAsked(bankName(connection)) });
    },
    onError: (error) => announce({ title: `${t.syncFailed} ${asProblem(error).message}` }),
  });
  const busy = sync.isPending || connection.status === "syncing";
  return (
    <Button size="sm" busy={busy} onClick={() => sync.mutate()}>
      <RefreshCw {...icon} />
      {busy ? t.syncing : t.syncNow}
    </Button>
  );
}
