"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import type { FactorAdded, FactorMethod } from "@/api/people";
import { needsStepUp, StepUpFor } from "@/features/auth/step-up-dialog";
import { CodeField } from "@/features/second-factor/code-field";
import { codeFaultOf, useCode } from "@/features/second-factor/use-code";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import type { AddingProps } from "./add-factor";

const t = text.security.factors;

interface ConfirmCodeProps extends AddingProps {
  /** What was begun and counts once a code of it is entered. */
  id: string;
  method: FactorMethod;
  children?: ReactNode;
}

/** The last step of adding a way: a code shows that it works before anything depends on it. */
export function ConfirmCode({ id, method, onAdded, onClose, children }: ConfirmCodeProps) {
  const { field, ready, refused } = useCode(method);
  const confirm = useMutation({
    mutationFn: (code: string) => api.post<FactorAdded>(`/v1/me/factors/${id}/confirm`, { code }),
    onSuccess: onAdded,
    onError: refused,
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    const code = ready();
    if (code) confirm.mutate(code);
  }
  const elsewhere = confirm.isError && !codeFaultOf(confirm.error) && !needsStepUp(confirm.error);
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {children}
      <CodeField {...field} />
      {elsewhere && <ErrorState title={t.addFailed} problem={asProblem(confirm.error)} />}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button type="submit" variant="primary" busy={confirm.isPending}>
          {t.confirm}
        </Button>
      </div>
      <StepUpFor act={confirm} />
    </form>
  );
}
