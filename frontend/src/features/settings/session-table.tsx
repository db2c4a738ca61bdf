"use client";

import type { Session } from "@/api/types";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Moment } from "@/ui/date-text";
import { Skeleton } from "@/ui/skeleton";
import { Badge } from "@/ui/status";
import { Cell, HeaderCell, HeaderRow, Row, Table } from "@/ui/table";

const t = text.settings.sessions;

/** The browser at hand first, the others as the server gives them: newest first. */
export function SessionTable({ sessions, onEnd }: { sessions: Session[]; onEnd: (session: Session) => void }) {
  const ordered = [...sessions].sort((a, b) => Number(b.current) - Number(a.current));
  return (
    <Table label={t.listLabel} className="table-fixed">
      <Header />
      <tbody>
        {ordered.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => onEnd(session)} />
        ))}
      </tbody>
    </Table>
  );
}

function Header() {
  return (
    <HeaderRow>
      <HeaderCell>{t.columns.device}</HeaderCell>
      <HeaderCell className="w-[22%] max-md:hidden">{t.columns.address}</HeaderCell>
      <HeaderCell className="w-[18%] max-md:hidden">{t.columns.begun}</HeaderCell>
      <HeaderCell className="w-[18%] max-md:hidden">{t.columns.seen}</HeaderCell>
      <HeaderCell end className="w-[104px]">
        <span className="sr-only">{t.end}</span>
      </HeaderCell>
    </HeaderRow>
  );
}

/** The table to come, in its own columns and heights. */
export function SessionSkeleton() {
  return (
    <div role="status" aria-label={text.common.loading}>
      <Table label={t.listLabel} aria-hidden="true" className="table-fixed">
        <Header />
        <tbody>
          {[0, 1].map((row) => (
            <Row key={row}>
              <Cell className="py-2">
                <Skeleton className="my-1 w-32" />
                <Skeleton className="my-1.5 w-20 md:hidden" />
                <Skeleton className="my-1.5 w-44 md:hidden" />
              </Cell>
              <Cell className="max-md:hidden">
                <Skeleton className="w-24" />
              </Cell>
              <Cell className="max-md:hidden">
                <Skeleton className="w-14" />
              </Cell>
              <Cell className="max-md:hidden">
                <Skeleton className="w-14" />
              </Cell>
              <Cell />
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function SessionRow({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const begun = <Moment at={session.created_at} />;
  const seen = <Moment at={session.last_seen_at} />;
  return (
    <Row>
      <Cell className="py-2">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="break-words">{session.device}</span>
          {session.current && <Badge>{t.current}</Badge>}
        </span>
        <span className="block text-12 text-muted md:hidden">
          <span className="block break-words">{session.address}</span>
          {t.columns.begun} {begun} · {t.columns.seen.toLowerCase()} {seen}
        </span>
      </Cell>
      <Cell className="break-words py-1.5 text-13 text-muted max-md:hidden">{session.address}</Cell>
      <Cell className="text-13 text-muted max-md:hidden">{begun}</Cell>
      <Cell className="text-13 text-muted max-md:hidden">{seen}</Cell>
      <Cell end>
        {!session.current && (
          <Button size="sm" variant="quiet" onClick={onEnd} aria-label={t.endOne(session.device)}>
            {t.end}
          </Button>
        )}
      </Cell>
    </Row>
  );
}
