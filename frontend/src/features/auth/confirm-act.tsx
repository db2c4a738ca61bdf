"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef, type RefObject } from "react";
import { asProblem } from "@/api/error";
import { useOperationKey } from "@/api/operation-key";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorState } from "@/ui/error-state";
import { needsStepUp, StepUpDialog } from "./step-up-dialog";

interface ConfirmActProps<T> {
  open: boolean;
  onClose: () => void;
  /** Where the keyboard goes on once what opened the question is gone. */
  thenFocus?: RefObject<HTMLElement | null>;
  title: string;
  description: string;
  label: string;
  failed: string;
  act: (idempotencyKey: string) => Promise<T>;
  /** What is acted on; pressing the button again after a lost answer repeats the same key for it. */
  subject: string;
  onDone: (answer: T) => void;
  /** Also after a refusal, since it may have been done elsewhere. */
  onSettled: () => void;
}

/** For what cannot be undone: a question before it, and a second factor if none was proved lately. */
export function ConfirmAct<T>(props: ConfirmActProps<T>) {
  const operation = useOperationKey();
  const cancel = useRef<HTMLButtonElement>(null);
  const finished = useRef(false);
  const act = useMutation({
    mutationFn: () => props.act(operation.keyFor(props.subject)),
    onSuccess(answer) {
      operation.finish();
      props.onDone(answer);
      close(true);
    },
    onSettled: props.onSettled,
  });
  function close(done = false) {
    finished.current = done;
    act.reset();
    props.onClose();
  }
  const stepUp = needsStepUp(act.error);
  return (
    <Dialog
      open={props.open}
      onClose={() => close()}
      finalFocus={() => (finished.current ? (props.thenFocus?.current ?? true) : true)}
      title={props.title}
      description={props.description}
      initialFocus={cancel}
    >
      {act.isError && !stepUp && <ErrorState title={props.failed} problem={asProblem(act.error)} />}
      <div className="flex justify-end gap-2">
        <Button ref={cancel} variant="quiet" onClick={() => close()}>
          {text.common.cancel}
        </Button>
        <Button variant="danger" busy={act.isPending} onClick={() => act.mutate()}>
          {props.label}
        </Button>
      </div>
      <StepUpDialog open={stepUp} onClose={act.reset} onConfirmed={() => act.mutate()} />
    </Dialog>
  );
}
