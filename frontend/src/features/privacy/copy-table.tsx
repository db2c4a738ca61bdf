"use client";

import { useEffect, useRef } from "react";
import type { DataExport } from "@/api/profile";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Moment } from "@/ui/date-text";
import { formatMoment } from "@/ui/dates";
import { Skeleton } from "@/ui/skeleton";
import { StatusText, type Tone } from "@/ui/status";
import { Cell, HeaderCell, HeaderRow, Row, Table } from "@/ui/table";

const t = text.privacy.copy;
const tones: Record<DataExport["status"], Tone> = {
  preparing: "waiting",
  ready: "good",
  failed: "bad",
  expired: "quiet",
};

interface CopyTableProps {
  copies: DataExport[];
  /** The one that a mail led to. */
  mailed: string | null;
  loading: string | null;
  onDownload: (id: string) => void;
}

export function CopyTable({ copies, mailed, loading, onDownload }: CopyTableProps) {
  return (
    <Table label={t.listLabel} className="table-fixed">
      <Header />
      <tbody>
        {copies.map((copy) => (
          <CopyRow
            key={copy.id}
            copy={copy}
            mailed={copy.id === mailed}
            busy={copy.id === loading}
            onDownload={() => onDownload(copy.id)}
          />
        ))}
      </tbody>
    </Table>
  );
}

function Header() {
  return (
    <HeaderRow>
      <HeaderCell>{t.columns.asked}</HeaderCell>
      <HeaderCell className="w-[24%] max-md:hidden">{t.columns.state}</HeaderCell>
      <HeaderCell className="w-[22%] max-md:hidden">{t.columns.until}</HeaderCell>
      <HeaderCell end className="w-[14%] max-md:hidden">
        {t.columns.size}
      </HeaderCell>
      <HeaderCell end className="w-[120px]">
        <span className="sr-only">{t.download}</span>
      </HeaderCell>
    </HeaderRow>
  );
}

interface CopyRowProps {
  copy: DataExport;
  mailed: boolean;
  busy: boolean;
  onDownload: () => void;
}

function CopyRow({ copy, mailed, busy, onDownload }: CopyRowProps) {
  const button = useRef<HTMLButtonElement>(null);
  const ready = copy.status === "ready";
  // Whoever comes from the mail came for this one.
  useEffect(() => {
    if (mailed && ready) button.current?.focus();
  }, [mailed, ready]);
  const state = <StatusText tone={tones[copy.status]}>{t.states[copy.status]}</StatusText>;
  const until = ready && copy.expires_at && <Moment at={copy.expires_at} />;
  const size = copy.size_bytes !== null && t.size(copy.size_bytes);
  return (
    <Row>
      <Cell className="py-2">
        <Moment at={copy.created_at} />
        <span className="grid gap-0.5 text-12 text-muted md:hidden">
          {state}
          {until && (
            <span>
              {t.columns.until} {until}
              {size && `, ${size}`}
            </span>
          )}
        </span>
        {copy.status === "failed" && <span className="block text-12 text-muted">{t.failedHint}</span>}
      </Cell>
      <Cell className="max-md:hidden">{state}</Cell>
      <Cell className="text-13 text-muted max-md:hidden">{until}</Cell>
      <Cell end className="tabular text-13 text-muted max-md:hidden">
        {size}
      </Cell>
      <Cell end>
        {ready && (
          <Button
            ref={button}
            size="sm"
            busy={busy}
            onClick={onDownload}
            aria-label={t.downloadOne(formatMoment(copy.created_at))}
          >
            {t.download}
          </Button>
        )}
      </Cell>
    </Row>
  );
}

/** The table to come, in its own columns and heights. */
export function CopySkeleton() {
  return (
    <div role="status" aria-label={text.common.loading}>
      <Table label={t.listLabel} aria-hidden="true" className="table-fixed">
        <Header />
        <tbody>
          <Row>
            <Cell className="py-2">
              <Skeleton className="my-1 w-24" />
              <Skeleton className="my-1.5 w-32 md:hidden" />
            </Cell>
            <Cell className="max-md:hidden">
              <Skeleton className="w-16" />
            </Cell>
            <Cell className="max-md:hidden">
              <Skeleton className="w-20" />
            </Cell>
            <Cell className="max-md:hidden">
              <Skeleton className="ml-auto w-12" />
            </Cell>
            <Cell />
          </Row>
        </tbody>
      </Table>
    </div>
  );
}
