"use client";

import { useRef, useState } from "react";
import { asProblem } from "@/api/error";
import type { Session } from "@/api/types";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { EndOtherSessions, EndSession } from "./end-sessions";
import { useSessions } from "./queries";
import { SessionSkeleton, SessionTable } from "./session-table";

const t = text.settings.sessions;

export function Sessions() {
  const sessions = useSessions();
  const [ending, setEnding] = useState<Session | null>(null);
  const [endingOthers, setEndingOthers] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const rows = sessions.data?.data ?? [];
  const others = rows.some((session) => !session.current);
  return (
    <section className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="grid gap-1">
          <h2 ref={heading} tabIndex={-1} className="text-20 outline-none">
            {t.title}
          </h2>
          <p className="text-muted">{sessions.isSuccess && !others ? t.alone : t.text}</p>
        </div>
        {(others || sessions.isPending) && (
          <Button size="sm" disabled={!others} onClick={() => setEndingOthers(true)}>
            {t.endOthers}
          </Button>
        )}
      </div>
      {sessions.isPending && <SessionSkeleton />}
      {sessions.isError && (
        <ErrorState title={t.failed} problem={asProblem(sessions.error)} onRetry={() => void sessions.refetch()} />
      )}
      {rows.length > 0 && <SessionTable sessions={rows} onEnd={setEnding} />}
      {sessions.data?.has_more && <p className="text-13 text-muted">{t.more}</p>}
      <EndSession session={ending} thenFocus={heading} onClose={() => setEnding(null)} />
      <EndOtherSessions open={endingOthers} thenFocus={heading} onClose={() => setEndingOthers(false)} />
    </section>
  );
}
