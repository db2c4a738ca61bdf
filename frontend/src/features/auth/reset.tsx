"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRef, useState, type FormEvent } from "react";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import type { Message } from "@/api/types";
import { text } from "@/text/en";
import { Button, buttonClass } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { AuthPage } from "./auth-page";
import { isTooShort } from "./checks";
import { useMailedToken } from "./mailed-token";
import { PasswordField } from "./password-field";

const t = text.auth;

/** The mailed link. Its secret goes nowhere but into the body of the one request. */
export function Reset() {
  const token = useMailedToken();
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const point = (at: string | undefined) => {
    setFault(at);
    if (at) input.current?.focus();
  };
  const reset = useMutation({
    mutationFn: (code: string) => api.post<Message>("/v1/auth/reset-password", { token: code, new_password: password }),
    onError: (error) => point(faultOf(error)),
  });

  if (reset.isSuccess) {
    return (
      <AuthPage title={t.resetDoneTitle} lead={t.resetDoneText}>
        <Link href="/sign-in" className={buttonClass("primary")}>
          {t.signInButton}
        </Link>
      </AuthPage>
    );
  }
  if (!token) return <Unusable>{t.resetMissingText}</Unusable>;
  if (isAboutTheLink(reset.error)) return <Unusable>{t.resetInvalidText}</Unusable>;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isTooShort(password)) point(t.passwordShort);
    else if (token) reset.mutate(token);
  }
  return (
    <AuthPage title={t.resetTitle} lead={t.resetText}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <PasswordField
          label={t.newPassword}
          name="new-password"
          value={password}
          onChange={(value) => {
            setPassword(value);
            setFault(undefined);
          }}
          autoComplete="new-password"
          hint={t.passwordHint}
          error={fault}
          inputRef={input}
        />
        {reset.isError && !faultOf(reset.error) && (
          <ErrorState title={t.resetFailed} problem={asProblem(reset.error)} />
        )}
        <Button type="submit" variant="primary" busy={reset.isPending}>
          {t.resetButton}
        </Button>
      </form>
    </AuthPage>
  );
}

/** What is said at the field need not be said twice. */
function faultOf(error: unknown): string | undefined {
  return error instanceof ApiError ? error.fields.new_password : undefined;
}

function isAboutTheLink(error: unknown): boolean {
  return error instanceof ApiError && (error.code === "link.invalid" || error.fields.token !== undefined);
}

function Unusable({ children }: { children: string }) {
  return (
    <AuthPage title={t.resetInvalidTitle} lead={children}>
      <Link href="/forgot" className={buttonClass("primary")}>
        {t.resetAgain}
      </Link>
    </AuthPage>
  );
}
