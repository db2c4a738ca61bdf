"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useState, type FormEvent } from "react";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import type { Message } from "@/api/types";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { AuthPage } from "./auth-page";
import { isTooShort, looksLikeEmail } from "./checks";
import { MailSent } from "./mail-sent";
import { PasswordField } from "./password-field";

interface Registration {
  name: string;
  email: string;
  password: string;
}

type Faults = Partial<Record<keyof Registration, string>>;

const t = text.auth;

export function checkRegistration({ name, email, password }: Registration): Faults {
  const faults: Faults = {};
  if (!name.trim()) faults.name = t.required(t.name);
  if (!looksLikeEmail(email)) faults.email = t.emailWrong;
  if (isTooShort(password)) faults.password = t.passwordShort;
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

  if (register.isSuccess) {
    return <MailSent onOther={register.reset}>{t.checkMailText(register.variables.email)}</MailSent>;
  }
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
