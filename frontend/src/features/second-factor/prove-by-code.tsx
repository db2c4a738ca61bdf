"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { asProblem } from "@/api/error";
import type { ProofMethod, SentCode } from "@/api/people";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { CodeField } from "./code-field";
import type { Ask, ProofProps } from "./prove";
import { ProofButtons } from "./proof-buttons";
import { SentCodeNote } from "./sent-code-note";
import { codeFaultOf, useCode } from "./use-code";
import { isSent } from "./ways";

const t = text.secondFactor;

interface ProveByCodeProps<T> extends ProofProps<T> {
  way: ProofMethod;
  ask: Ask;
  sent?: SentCode | undefined;
  onSent?: ((code: SentCode) => void) | undefined;
}

export function ProveByCode<T>(props: ProveByCodeProps<T>) {
  const { way, ask, sent, onSent, also, label, failed, onProved, onCancel, children } = props;
  const { method } = way;
  const { field, ready, refused } = useCode(method);
  const prove = useMutation({
    mutationFn: (code: string) => ask<T>("", { method, code, ...also }),
    onSuccess: onProved,
    onError: refused,
  });
  async function send(): Promise<SentCode> {
    const code = await ask<SentCode>("/send", { method });
    onSent?.(code);
    return code;
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    // React passes events of portals on to the form around a dialog, which must not be sent as well.
    event.stopPropagation();
    const code = ready();
    if (code) prove.mutate(code);
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {isSent(method) ? (
        <SentCodeNote send={send} known={sent} />
      ) : (
        <p className="text-muted">{method === "totp" ? t.how.totp : t.how.recovery_code}</p>
      )}
      <CodeField {...field} />
      {prove.isError && !codeFaultOf(prove.error) && <ErrorState title={failed} problem={asProblem(prove.error)} />}
      {children}
      <ProofButtons onCancel={onCancel}>
        <Button type="submit" variant="primary" busy={prove.isPending || prove.isSuccess}>
          {label}
        </Button>
      </ProofButtons>
    </form>
  );
}
