"use client";

import { useSearchParams } from "next/navigation";
import { asProblem } from "@/api/error";
import { needsStepUp, StepUpFor } from "@/features/auth/step-up-dialog";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { CopySkeleton, CopyTable } from "./copy-table";
import { useAskForExport, useDownload, useExports } from "./queries";

const t = text.privacy.copy;

export function Copies() {
  const copies = useExports();
  const ask = useAskForExport();
  const download = useDownload();
  const mailed = useSearchParams().get("export");
  const rows = copies.data?.data ?? [];
  const underWay = rows.some(({ status }) => status === "preparing");
  return (
    <section className="grid grid-cols-1 gap-4">
      <div className="grid gap-1">
        <h2 className="text-20">{t.title}</h2>
        <p className="max-w-[60ch] text-muted">{t.text}</p>
      </div>
      <Button
        busy={ask.isPending}
        disabled={underWay || copies.isPending}
        onClick={() => ask.mutate("copy")}
        className="justify-self-start"
      >
        {t.button}
      </Button>
      {ask.isError && !needsStepUp(ask.error) && <ErrorState title={t.failed} problem={asProblem(ask.error)} />}
      {download.isError && !needsStepUp(download.error) && (
        <ErrorState title={t.downloadFailed} problem={asProblem(download.error)} />
      )}
      <p role="status" className="text-13">
        {underWay && t.asked}
      </p>
      {copies.isPending && <CopySkeleton />}
      {copies.isError && !copies.data && (
        <ErrorState title={t.listFailed} problem={asProblem(copies.error)} onRetry={() => void copies.refetch()} />
      )}
      {copies.isSuccess && rows.length === 0 && <p className="text-13 text-muted">{t.none}</p>}
      {rows.length > 0 && (
        <CopyTable
          copies={rows}
          mailed={mailed}
          loading={download.isPending ? download.variables : null}
          onDownload={download.mutate}
        />
      )}
      <p className="text-12 text-muted">{t.rules}</p>
      <StepUpFor act={ask} />
      <StepUpFor act={download} />
    </section>
  );
}
