"use client";

import { ApiError, asProblem } from "@/api/error";
import type { SentCode } from "@/api/people";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Moment } from "@/ui/date-text";
import { ErrorState } from "@/ui/error-state";
import { useAskedOnce } from "./use-asked-once";
import { useSecondsUntil } from "./use-seconds-until";

const t = text.secondFactor;

interface SentCodeNoteProps {
  send: () => Promise<SentCode>;
  /** A code that is on its way already, and good for a while. */
  known?: SentCode | undefined;
}

/** Sends a code as soon as it is shown, says where to, and offers another one. */
export function SentCodeNote({ send, known }: SentCodeNoteProps) {
  const sending = useAskedOnce({ ask: send, known });
  const { data: sent, error, errorUpdatedAt, isFetching } = sending;
  const wait = error instanceof ApiError ? error.retryAfterSeconds : null;
  const seconds = useSecondsUntil(wait === null ? 0 : errorUpdatedAt + wait * 1000);
  return (
    <div className="grid justify-items-start gap-2">
      <p role="status" className="text-muted">
        {isFetching && t.sending}
        {!isFetching && sent && (
          <>
            {t.sent(sent.sent_to)} <Moment at={sent.expires_at} />.
          </>
        )}
      </p>
      {error && !isFetching && <ErrorState title={t.notSent} problem={asProblem(error)} />}
      <Button size="sm" busy={isFetching} disabled={seconds > 0} onClick={() => void sending.refetch()}>
        {seconds > 0 ? t.againIn(seconds) : sent ? t.again : t.sendButton}
      </Button>
    </div>
  );
}
