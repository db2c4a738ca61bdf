"use client";

import { useMutation } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import { useRef, useState, type FormEvent } from "react";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import { useOperationKey } from "@/api/operation-key";
import type { Message } from "@/api/types";
import { looksLikeEmail } from "@/features/auth/checks";
import { needsStepUp, StepUpFor } from "@/features/auth/step-up-dialog";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { icon } from "@/ui/icon";

const t = text.profile.email;

export function ChangeEmail() {
  const { me } = usePlace();
  const [open, setOpen] = useState(false);
  return (
    <section className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-20">{t.title}</h2>
        <p className="max-w-[60ch] break-words text-muted">{t.text(me.user.email)}</p>
      </div>
      {open ? (
        <ChangeForm onClose={() => setOpen(false)} />
      ) : (
        <Button onClick={() => setOpen(true)} className="justify-self-start">
          {t.change}
        </Button>
      )}
    </section>
  );
}

function ChangeForm({ onClose }: { onClose: () => void }) {
  const { me } = usePlace();
  const [email, setEmail] = useState("");
  const [fault, setFault] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const operation = useOperationKey();
  const point = (at: string | undefined) => {
    setFault(at);
    if (at) input.current?.focus();
  };
  const ask = useMutation({
    mutationFn: (new_email: string) =>
      api.post<Message>("/v1/me/email", { new_email }, { idempotencyKey: operation.keyFor(new_email) }),
    onSuccess: operation.finish,
    onError: (error) => point(faultOf(error)),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    const wanted = email.trim();
    if (!looksLikeEmail(wanted)) point(t.invalid);
    else if (wanted.toLowerCase() === me.user.email.toLowerCase()) point(t.same);
    else ask.mutate(wanted);
  }
  if (ask.isSuccess) return <Sent to={ask.variables} />;
  return (
    <form onSubmit={submit} noValidate className="grid max-w-[380px] gap-4">
      <ul className="grid list-disc gap-1 pl-5 text-13 text-muted">
        {t.explain.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <TextField
        ref={input}
        label={t.field}
        type="email"
        name="email"
        autoComplete="email"
        autoFocus
        maxLength={254}
        value={email}
        onChange={(event) => {
          setEmail(event.target.value);
          setFault(undefined);
        }}
        error={fault}
      />
      {ask.isError && !needsStepUp(ask.error) && !faultOf(ask.error) && (
        <ErrorState title={t.failed} problem={asProblem(ask.error)} />
      )}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={ask.isPending}>
          {t.button}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
      </div>
      <StepUpFor act={ask} />
    </form>
  );
}

/** What is said at the field need not be said twice. */
function faultOf(error: unknown): string | undefined {
  return error instanceof ApiError ? error.fields.new_email : undefined;
}

function Sent({ to }: { to: string }) {
  return (
    <p role="status" className="flex max-w-[60ch] gap-2">
      <MailCheck {...icon} className="mt-0.5 shrink-0 text-accent" />
      <span className="min-w-0 break-words">
        <strong>{t.sentTitle}.</strong> {t.sentText(to)}
      </span>
    </p>
  );
}
