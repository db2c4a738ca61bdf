"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef, useState, type FormEvent } from "react";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import type { SmsEnrolment } from "@/api/people";
import { needsStepUp, StepUpFor } from "@/features/auth/step-up-dialog";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Moment } from "@/ui/date-text";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { StatusText } from "@/ui/status";
import type { AddingProps } from "./add-factor";
import { ConfirmCode } from "./confirm-code";

const t = text.security.factors;

/** As numbers are dialled from anywhere: a plus, the country code, and up to fifteen digits in all (E.164). */
const NUMBER = /^\+[1-9]\d{6,14}$/;

export function AddSms({ onAdded, onClose }: AddingProps) {
  const [number, setNumber] = useState("");
  const [fault, setFault] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const begin = useMutation({
    mutationFn: (phone_number: string) => api.post<SmsEnrolment>("/v1/me/factors/sms", { phone_number }),
    onError: (error) => point(faultOf(error)),
  });
  function point(at: string | undefined) {
    setFault(at);
    if (at) input.current?.focus();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    const bare = number.replace(/[\s().-]/g, "");
    if (NUMBER.test(bare)) begin.mutate(bare);
    else point(t.numberWrong);
  }

  if (begin.data) {
    const { id, sent_to, expires_at } = begin.data;
    return (
      <ConfirmCode id={id} method="sms" onAdded={onAdded} onClose={onClose}>
        <p className="text-13 text-muted" role="status">
          {text.secondFactor.sent(sent_to)} <Moment at={expires_at} />.
        </p>
        <Button size="sm" className="justify-self-start" onClick={begin.reset}>
          {t.otherNumber}
        </Button>
      </ConfirmCode>
    );
  }
  const elsewhere = begin.isError && !faultOf(begin.error) && !needsStepUp(begin.error);
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <div className="grid gap-1">
        <StatusText tone="warning">{t.smsWarning}</StatusText>
        <p className="text-13 text-muted">{t.smsWarningText}</p>
      </div>
      <TextField
        ref={input}
        label={t.number}
        hint={t.numberHint}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        autoFocus
        maxLength={32}
        value={number}
        onChange={(event) => {
          setNumber(event.target.value);
          setFault(undefined);
        }}
        error={fault}
      />
      {elsewhere && <ErrorState title={text.secondFactor.notSent} problem={asProblem(begin.error)} />}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button type="submit" variant="primary" busy={begin.isPending}>
          {text.secondFactor.sendButton}
        </Button>
      </div>
      <StepUpFor act={begin} />
    </form>
  );
}

function faultOf(error: unknown): string | undefined {
  return error instanceof ApiError ? error.fields.phone_number : undefined;
}
