"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useRef, useState, type FormEvent } from "react";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import type { StepUp } from "@/api/types";
import { isTooShort } from "@/features/auth/checks";
import { PasswordField } from "@/features/auth/password-field";
import { needsStepUp, StepUpFor } from "@/features/auth/step-up-dialog";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { icon } from "@/ui/icon";

const t = text.settings.password;

interface Change {
  current_password: string;
  new_password: string;
}
type Faults = Partial<Record<keyof Change, string>>;

const EMPTY: Change = { current_password: "", new_password: "" };

function check({ current_password, new_password }: Change): Faults {
  return {
    ...(!current_password && { current_password: text.auth.required(t.current) }),
    ...(isTooShort(new_password) && { new_password: text.auth.passwordShort }),
  };
}

/** What the server says, at the field that it is about. */
function faultsOf(error: unknown): Faults {
  if (!(error instanceof ApiError)) return {};
  return error.code === "auth.wrong_password" ? { current_password: error.message } : error.fields;
}

export function ChangePassword() {
  const { me } = usePlace();
  const [form, setForm] = useState(EMPTY);
  const [faults, setFaults] = useState<Faults>({});
  const currentInput = useRef<HTMLInputElement>(null);
  const newInput = useRef<HTMLInputElement>(null);
  const change = useChangePassword({ onDone: () => setForm(EMPTY), onRefused: (error) => point(faultsOf(error)) });

  function point(found: Faults): boolean {
    setFaults(found);
    const first = found.current_password ? currentInput : found.new_password ? newInput : null;
    first?.current?.focus();
    return first !== null;
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    change.reset();
    if (!point(check(form))) change.mutate(form);
  }
  const field = (name: keyof Change) => ({
    name,
    value: form[name],
    error: faults[name],
    onChange(value: string) {
      setForm((known) => ({ ...known, [name]: value }));
      setFaults((known) => ({ ...known, [name]: undefined }));
    },
  });
  // What stands at a field need not be said twice.
  const said = faultsOf(change.error);
  const stepUp = needsStepUp(change.error);
  const elsewhere = change.isError && !stepUp && !said.current_password && !said.new_password;
  return (
    <section className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-20">{t.title}</h2>
        <p className="text-muted">{t.text}</p>
      </div>
      <form onSubmit={submit} noValidate className="grid max-w-[380px] gap-4">
        {/* Tells password managers whose password this is. */}
        <input type="text" name="username" autoComplete="username" value={me.user.email} readOnly hidden />
        <PasswordField
          {...field("current_password")}
          inputRef={currentInput}
          label={t.current}
          autoComplete="current-password"
        />
        <PasswordField
          {...field("new_password")}
          inputRef={newInput}
          label={text.auth.newPassword}
          autoComplete="new-password"
          hint={text.auth.passwordHint}
        />
        {elsewhere && <ErrorState title={t.failed} problem={asProblem(change.error)} />}
        <Button type="submit" busy={change.isPending} className="justify-self-start">
          {t.button}
        </Button>
      </form>
      <StepUpFor act={change} />
      <p role="status">
        {change.isSuccess && (
          <span className="flex gap-2">
            <CircleCheck {...icon} className="mt-0.5 shrink-0 text-accent" />
            {t.done}
          </span>
        )}
      </p>
    </section>
  );
}

function useChangePassword({ onDone, onRefused }: { onDone: () => void; onRefused: (error: Error) => void }) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Change) => api.post<StepUp>("/v1/me/password", body),
    onSuccess() {
      onDone();
      void client.invalidateQueries({ queryKey: keys.sessions });
      void client.invalidateQueries({ queryKey: keys.me });
    },
    onError: onRefused,
  });
}
