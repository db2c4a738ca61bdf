"use client";

import { ApiError } from "@/api/error";
import { StepUpProof } from "@/features/second-factor/step-up-proof";
import { text } from "@/text/en";
import { Dialog } from "@/ui/dialog";

const t = text.auth;

export function needsStepUp(error: unknown): boolean {
  return error instanceof ApiError && error.code === "auth.step_up_required";
}

interface StepUpDialogProps {
  open: boolean;
  onClose: () => void;
  /** It is them: do again what was refused. */
  onConfirmed: () => void;
}

export function StepUpDialog({ open, onClose, onConfirmed }: StepUpDialogProps) {
  return (
    // A code may be on its way: a stray click must not throw away the place to enter it.
    <Dialog open={open} onClose={onClose} title={t.stepUpTitle} description={t.stepUpText} keepOnOutsideClick>
      <StepUpProof onProved={onConfirmed} onCancel={onClose} />
    </Dialog>
  );
}

interface Refusable<V> {
  error: Error | null;
  variables: V | undefined;
  mutate: (variables: V) => void;
  reset: () => void;
}

/** Asks for a second factor when the act was refused for want of one, then does it again. */
export function StepUpFor<V>({ act }: { act: Refusable<V> }) {
  return (
    <StepUpDialog
      open={needsStepUp(act.error)}
      onClose={act.reset}
      onConfirmed={() => act.mutate(act.variables as V)}
    />
  );
}
