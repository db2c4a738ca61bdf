"use client";

import { useMutation } from "@tanstack/react-query";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import type { FactorAdded } from "@/api/people";
import { needsStepUp, StepUpFor } from "@/features/auth/step-up-dialog";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import type { AddingProps } from "./add-factor";

const t = text.security.factors;

/** The address was confirmed at registration, so there is nothing more to show. */
export function AddEmail({ onAdded, onClose }: AddingProps) {
  const { me } = usePlace();
  const add = useMutation({
    mutationFn: () => api.post<FactorAdded>("/v1/me/factors/email", {}),
    onSuccess: onAdded,
  });
  return (
    <div className="grid gap-4">
      <p className="wrap-anywhere">{t.emailTo(me.user.email)}</p>
      {add.isError && !needsStepUp(add.error) && <ErrorState title={t.addFailed} problem={asProblem(add.error)} />}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button variant="primary" busy={add.isPending} onClick={() => add.mutate()}>
          {t.emailButton}
        </Button>
      </div>
      <StepUpFor act={add} />
    </div>
  );
}
