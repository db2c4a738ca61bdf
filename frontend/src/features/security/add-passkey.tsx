"use client";

import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { api } from "@/api/client";
import { ApiError } from "@/api/error";
import type { FactorAdded, PasskeyChallenge } from "@/api/people";
import { needsStepUp, StepUpFor } from "@/features/auth/step-up-dialog";
import { makePasskey, passkeyProblem } from "@/features/second-factor/passkeys";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import type { AddingProps } from "./add-factor";
import { LONGEST_LABEL } from "./rename-factor";

const t = text.security.factors;

export function AddPasskey({ onAdded, onClose }: AddingProps) {
  const [label, setLabel] = useState("");
  const [missing, setMissing] = useState(false);
  const add = useMutation({
    async mutationFn(name: string) {
      const challenge = await api.post<PasskeyChallenge>("/v1/me/factors/passkey/options", {});
      return api.post<FactorAdded>("/v1/me/factors/passkey", { ...(await makePasskey(challenge)), label: name });
    },
    onSuccess: onAdded,
  });
  const fault = add.error instanceof ApiError ? add.error.fields.label : undefined;
  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(!label.trim());
    if (label.trim()) add.mutate(label.trim());
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        label={t.label}
        hint={t.passkeyLabelHint}
        value={label}
        maxLength={LONGEST_LABEL}
        autoComplete="off"
        autoFocus
        onChange={(event) => {
          setLabel(event.target.value);
          setMissing(false);
        }}
        error={missing ? t.labelRequired : fault}
      />
      {add.isError && !needsStepUp(add.error) && !fault && (
        <ErrorState title={t.addFailed} problem={passkeyProblem(add.error)} />
      )}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button type="submit" variant="primary" busy={add.isPending}>
          {t.passkeyButton}
        </Button>
      </div>
      <StepUpFor act={add} />
    </form>
  );
}
