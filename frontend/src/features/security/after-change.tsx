"use client";

import { Info } from "lucide-react";
import { useRef, useState } from "react";
import { EndOtherSessions } from "@/features/settings/end-sessions";
import { useSessions } from "@/features/settings/queries";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { icon } from "@/ui/icon";

const t = text.security.afterChange;

/** A changed factor leaves other browsers signed in; whoever changed it because of somebody else wants them out. */
export function AfterChange({ onDone }: { onDone: () => void }) {
  const sessions = useSessions();
  const [asking, setAsking] = useState(false);
  const note = useRef<HTMLDivElement>(null);
  if (!sessions.data?.data.some((session) => !session.current)) return null;
  return (
    <div
      ref={note}
      role="status"
      tabIndex={-1}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control bg-tint px-4 py-3"
    >
      <p className="flex min-w-0 flex-1 basis-72 items-start gap-2">
        <Info {...icon} className="mt-0.5 shrink-0 text-accent" />
        {t.text}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => setAsking(true)}>
          {text.settings.sessions.endOthers}
        </Button>
        <Button size="sm" variant="quiet" onClick={onDone}>
          {t.keep}
        </Button>
      </div>
      <EndOtherSessions open={asking} thenFocus={note} onClose={() => setAsking(false)} />
    </div>
  );
}
