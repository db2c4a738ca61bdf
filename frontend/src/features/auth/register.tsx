"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useState, useSyncExternalStore, type FormEvent } from "react";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import type { Message } from "@/api/types";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { AuthPage } from "./auth-page";
import { PasswordField } from "./password-field";

interface Registration {
  name: string;
  email: string;
  password: string;
}

type Faults = Partial<Record<keyof Registration, string>>;

const t = text.auth;
const SHORTEST_PASSWORD = 12;

/** What a person can see and mend at once; the server has the last word. */
export function checkRegistration({ name, email, password }: Registration): Faults {
  const faults: Faults = {};
  if (!name.trim()) faults.name = t.required(t.name);
  if (!/^\S+@\S+\.\S+$/.test(email.trim())) faults.email = t.emailWrong;
  if (password.length < SHORTEST_PASSWORD) faults.password = t.passwordShort;
  return faults;
}

export function Register() {
  const [form, setForm] = useState<Registration>({ name: "", email: "", password: "" });
  const [faults, setFaults] = useState<Faults>({});
  const register = useMutation({
    mutationFn: (body: Registration) => api.post<Message>("/v1/auth/register", body),
    onError: (error) => error instanceof ApiError && setFaults(error.fields),
  });

  const set = (field: keyof Registration) => (value: string) => {
    setForm((known) => ({ ...known, [field]: value }));
    setFaults((known) => ({ ...known, [field]: undefined }));
  };
  function submit(event: FormEvent) {
    event.preventDefault();
    const found = checkRegistration(form);
    setFaults(found);
    if (Object.keys(found).length === 0) {
      register.mutate({ ...form, name: form.name.trim(), email: form.email.trim() });
    }
  }

  if (register.isSuccess) return <MailSent email={register.variables.email} onOther={register.reset} />;
  return (
    <AuthPage title={t.registerTitle} lead={t.registerText}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <TextField
          label={t.name}
          name="name"
          autoComplete="name"
          value={form.name}
          onChange={(event) => set("name")(event.target.value)}
          error={faults.name}
        />
        <TextField
          label={t.email}
          name="email"
          type="email"
          autoComplete="email"
          value={form.email}
          onChange={(event) => set("email")(event.target.value)}
          error={faults.email}
        />
        <PasswordField
          value={form.password}
          onChange={set("password")}
          autoComplete="new-password"
          hint={t.passwordHint}
          error={faults.password}
        />
        {register.isError && <ErrorState title={t.registerFailed} problem={asProblem(register.error)} />}
        <Button type="submit" variant="primary" busy={register.isPending}>
          {t.registerButton}
        </Button>
      </form>
      <p className="text-13 text-muted">
        {t.haveAccount}{" "}
        <Link href="/sign-in" className="text-accent underline underline-offset-2">
          {t.signIn}
        </Link>
      </p>
    </AuthPage>
  );
}

function MailSent({ email, onOther }: { email: string; onOther: () => void }) {
  const onLoopback = useSyncExternalStore(
    () => () => undefined,
    () => ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname),
    () => false,
  );
  return (
    <AuthPage title={t.checkMailTitle} lead={t.checkMailText(email)}>
      <div className="grid gap-3 text-13 text-muted">
        <p>
          {t.checkMailNoMail}{" "}
          <button type="button" onClick={onOther} className="text-accent underline underline-offset-2">
            {t.checkMailAgain}
          </button>
          .
        </p>
        {onLoopback && (
          <p>
            {t.devMail}{" "}
            <a href="/dev/mail" className="text-accent underline underline-offset-2">
              {t.devMailLink}
            </a>
            .
          </p>
        )}
      </div>
    </AuthPage>
  );
}
