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
import { looksLikeEmail } from "./checks";
import { MailSent } from "./mail-sent";

const t = text.auth;

export function Forgot() {
  const [email, setEmail] = useState("");
  const [fault, setFault] = useState<string>();
  const ask = useMutation({
    mutationFn: (address: string) => api.post<Message>("/v1/auth/forgot-password", { email: address }),
    onError: (error) => setFault(faultOf(error)),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (looksLikeEmail(email)) ask.mutate(email.trim());
    else setFault(t.emailWrong);
  }

  if (ask.isSuccess) return <MailSent onOther={ask.reset}>{t.forgotSentText(ask.variables)}</MailSent>;
  return (
    <AuthPage title={t.forgotTitle} lead={t.forgotText}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <TextField
          label={t.email}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => {
            setEmail(event.target.value);
            setFault(undefined);
          }}
          error={fault}
        />
        {ask.isError && !faultOf(ask.error) && <ErrorState title={t.forgotFailed} problem={asProblem(ask.error)} />}
        <Button type="submit" variant="primary" busy={ask.isPending}>
          {t.forgotButton}
        </Button>
      </form>
      <p className="text-13 text-muted">
        {t.remembered}{" "}
        <Link href="/sign-in" className="text-accent underline underline-offset-2">
          {t.signIn}
        </Link>
      </p>
    </AuthPage>
  );
}

/** What is said at the field need not be said twice. */
function faultOf(error: unknown): string | undefined {
  return error instanceof ApiError ? error.fields.email : undefined;
}
