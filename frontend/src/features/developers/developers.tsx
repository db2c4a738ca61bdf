"use client";

import { ExternalLink, Plus } from "lucide-react";
import { useState } from "react";
import { asProblem } from "@/api/error";
import type { ApiKey } from "@/api/types";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { icon } from "@/ui/icon";
import { PageHeader } from "@/ui/page-header";
import { SkeletonRows } from "@/ui/skeleton";
import { ConnectSnippet } from "./connect-snippet";
import { CreateKey } from "./create-key";
import { KeyTable } from "./key-table";
import { useApiKeys } from "./queries";
import { RevokeKey } from "./revoke-key";

const t = text.developers;

export function Developers() {
  const { environment } = usePlace();
  const allowed = environment.permissions.includes("developers:manage");
  return (
    <>
      <PageHeader title={t.title}>{t.text}</PageHeader>
      <p className="mb-10 flex flex-wrap gap-x-6 gap-y-2">
        <OutLink href="/docs" label={t.docs} />
        <OutLink href="/portal" label={t.portal} />
      </p>
      {allowed ? <Keys environmentId={environment.id} /> : <p>{t.notAllowed}</p>}
      <section className="mt-14 grid max-w-[720px] gap-3">
        <h2 className="text-20">{t.agentTitle}</h2>
        <p className="text-muted">{t.agentText}</p>
        <ConnectSnippet />
      </section>
    </>
  );
}

function OutLink({ href, label }: { href: string; label: string }) {
  return (
    <a href={href} className="inline-flex items-center gap-1.5 text-accent underline underline-offset-2">
      {label}
      <ExternalLink {...icon} size={14} />
    </a>
  );
}

function Keys({ environmentId }: { environmentId: string }) {
  const apiKeys = useApiKeys(environmentId);
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const create = (
    <Button size="sm" variant="primary" onClick={() => setCreating(true)}>
      <Plus {...icon} />
      {t.create}
    </Button>
  );
  const rows = apiKeys.data ?? [];
  return (
    <section>
      <div className="flex items-center justify-between gap-4 pb-3">
        <h2 className="text-20">{t.keys}</h2>
        {rows.length > 0 && create}
      </div>
      {apiKeys.isPending && <SkeletonRows rows={4} label={text.common.loading} />}
      {apiKeys.isError && (
        <ErrorState title={t.keysFailed} problem={asProblem(apiKeys.error)} onRetry={() => void apiKeys.refetch()} />
      )}
      {apiKeys.isSuccess && rows.length === 0 && (
        <EmptyState title={t.emptyTitle} action={create}>
          {t.emptyText}
        </EmptyState>
      )}
      {rows.length > 0 && <KeyTable apiKeys={rows} onRevoke={setRevoking} />}
      {apiKeys.isSuccess && (
        <p className="pt-3 text-13 text-muted">
          {t.portalHintBefore}{" "}
          <a href={`/portal/keys?environment=${environmentId}`} className="underline underline-offset-2">
            {t.portalHintLink}
          </a>{" "}
          {t.portalHint}
        </p>
      )}
      <CreateKey open={creating} onClose={() => setCreating(false)} />
      <RevokeKey apiKey={revoking} onClose={() => setRevoking(null)} />
    </section>
  );
}
