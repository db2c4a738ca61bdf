"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, type RefObject } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import { useOperationKey } from "@/api/operation-key";
import type { List, Session, SessionsEnded } from "@/api/types";
import { needsStepUp, StepUpDialog } from "@/features/auth/step-up-dialog";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorState } from "@/ui/error-state";
import { announce } from "@/ui/toast";
import { useLast } from "@/ui/use-last";

const t = text.settings.sessions;

interface Then {
  onClose: () => void;
  /** Where the keyboard goes on once the button that opened the question is gone. */
  thenFocus: RefObject<HTMLElement | null>;
}

export function EndSession({ session, ...then }: Then & { session: Session | null }) {
  const shown = useLast(session);
  return (
    <Confirm<Session>
      open={session !== null}
      {...then}
      title={t.endTitle(shown?.device ?? "")}
      description={t.endText(shown?.address ?? "")}
      label={t.end}
      failed={t.endFailed}
      act={(idempotencyKey) => api.delete<Session>(`/v1/me/sessions/${shown?.id}`, { idempotencyKey })}
      subject={shown?.id ?? ""}
      left={(known) => known.id !== shown?.id}
      done={({ device }) => t.ended(device)}
    />
  );
}

export function EndOtherSessions({ open, ...then }: Then & { open: boolean }) {
  return (
    <Confirm<SessionsEnded>
      open={open}
      {...then}
      title={t.endOthersTitle}
      description={t.endOthersText}
      label={t.endOthers}
      failed={t.endOthersFailed}
      act={(idempotencyKey) => api.post<SessionsEnded>("/v1/me/sessions/end-others", {}, { idempotencyKey })}
      subject="others"
      left={(known) => known.current}
      done={({ ended }) => t.othersEnded(ended)}
    />
  );
}

interface ConfirmProps<T> extends Then {
  open: boolean;
  title: string;
  description: string;
  label: string;
  failed: string;
  act: (idempotencyKey: string) => Promise<T>;
  /** What is ended; pressing the button again after a lost answer repeats the same key for it. */
  subject: string;
  /** Which sessions stay in the list afterwards. */
  left: (session: Session) => boolean;
  done: (answer: T) => string;
}

/** A session that has ended cannot be taken up again, so there is a question before it and no undo after it. */
function Confirm<T>(props: ConfirmProps<T>) {
  const client = useQueryClient();
  const operation = useOperationKey();
  const cancel = useRef<HTMLButtonElement>(null);
  const finished = useRef(false);
  const end = useMutation({
    mutationFn: () => props.act(operation.keyFor(props.subject)),
    onSuccess(answer) {
      operation.finish();
      client.setQueryData<List<Session>>(
        keys.sessions,
        (known) => known && { ...known, data: known.data.filter(props.left) },
      );
      announce({ title: props.done(answer) });
      close(true);
    },
    // Also after a refusal: somebody may have ended it elsewhere.
    onSettled: () => void client.invalidateQueries({ queryKey: keys.sessions }),
  });
  function close(ended = false) {
    finished.current = ended;
    end.reset();
    props.onClose();
  }
  const stepUp = needsStepUp(end.error);
  return (
    <Dialog
      open={props.open}
      onClose={() => close()}
      finalFocus={() => (finished.current ? props.thenFocus.current : true)}
      title={props.title}
      description={props.description}
      initialFocus={cancel}
    >
      {end.isError && !stepUp && <ErrorState title={props.failed} problem={asProblem(end.error)} />}
      <div className="flex justify-end gap-2">
        <Button ref={cancel} variant="quiet" onClick={() => close()}>
          {text.common.cancel}
        </Button>
        <Button variant="danger" busy={end.isPending} onClick={() => end.mutate()}>
          {props.label}
        </Button>
      </div>
      <StepUpDialog open={stepUp} onClose={end.reset} onConfirmed={() => end.mutate()} />
    </Dialog>
  );
}
