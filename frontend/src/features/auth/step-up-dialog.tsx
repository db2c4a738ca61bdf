"use client";

import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import type { StepUp } from "@/api/types";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorState } from "@/ui/error-state";
import { PasswordField } from "./password-field";

const t = text.auth;

export function needsStepUp(error: unknown): boolean {
  return error instanceof ApiError && error.code === "auth.step_up_required";
}

interface StepUpDialogProps {
  open: boolean;
  onClose: () => void;
  /** The password was right: do again what was refused. */
  onConfirmed: () => void;
}

export function StepUpDialog({ open, onClose, onConfirmed }: StepUpDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={t.stepUpTitle} description={t.stepUpText}>
      <StepUpForm onClose={onClose} onConfirmed={onConfirmed} />
    </Dialog>
  );
}

function StepUpForm({ onClose, onConfirmed }: Omit<StepUpDialogProps, "open">) {
  const [password, setPassword] = useState("");
  const confirm = useMutation({
    mutationFn: () => api.post<StepUp>("/v1/auth/step-up", { password }),
    onSuccess: onConfirmed,
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    // React passes events of portals on to the form around this dialog, which must not be sent as well.
    event.stopPropagation();
    if (password) confirm.mutate();
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <PasswordField value={password} onChange={setPassword} autoComplete="current-password" autoFocus />
      {confirm.isError && <ErrorState title={t.stepUpFailed} problem={asProblem(confirm.error)} />}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button type="submit" variant="primary" busy={confirm.isPending}>
          {t.stepUpButton}
        </Button>
      </div>
    </form>
  );
}
