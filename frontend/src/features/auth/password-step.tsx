"use client";

import { useMutation } from "@tanstack/react-query";
import { Fingerprint } from "lucide-react";
import Link from "next/link";
import { useState, type FormEvent } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import type { PasskeyChallenge } from "@/api/people";
import type { SignIn } from "@/api/types";
import { askPasskey, passkeyProblem, usePasskeysHere } from "@/features/second-factor/passkeys";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState, type Problem } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { icon } from "@/ui/icon";
import { AuthPage } from "./auth-page";
import { PasswordField } from "./password-field";

const t = text.auth;

interface PasswordStepProps {
  /** Kept outside, so that it is still there for whoever is led back. */
  email: string;
  onEmail: (email: string) => void;
  onAnswer: (answer: SignIn) => void;
  /** Why the second step led back here. */
  ended: Problem | null;
  /** Signed in already: the next page is on its way. */
  leaving: boolean;
}

/** The first step: address and password, or a passkey that needs neither. */
export function PasswordStep({ email, onEmail, onAnswer, ended, leaving }: PasswordStepProps) {
  const [password, setPassword] = useState("");
  const [faults, setFaults] = useState<{ email?: string; password?: string }>({});
  const signIn = useMutation({
    mutationFn: () => api.post<SignIn>("/v1/auth/sign-in", { email: email.trim(), password }),
    onSuccess: onAnswer,
  });
  const byPasskey = usePasskeySignIn(onAnswer);

  function submit(event: FormEvent) {
    event.preventDefault();
    byPasskey.reset();
    const found = {
      ...(!email.trim() && { email: t.required(t.email) }),
      ...(!password && { password: t.required(t.password) }),
    };
    setFaults(found);
    if (Object.keys(found).length === 0) signIn.mutate();
  }
  const problem = signIn.isError
    ? asProblem(signIn.error)
    : byPasskey.isError
      ? passkeyProblem(byPasskey.error)
      : !signIn.isPending && !byPasskey.isPending && !leaving && ended;

  return (
    <AuthPage title={t.signInTitle}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <TextField
          label={t.email}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => onEmail(event.target.value)}
          error={faults.email}
        />
        <PasswordField
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          autoFocus={ended !== null}
          error={faults.password}
        />
        {problem && <ErrorState title={t.signInFailed} problem={problem} />}
        <Button type="submit" variant="primary" busy={signIn.isPending || leaving}>
          {t.signInButton}
        </Button>
      </form>
      <PasskeyButton
        busy={byPasskey.isPending || leaving}
        onPress={() => {
          signIn.reset();
          byPasskey.mutate();
        }}
      />
      <div className="flex flex-wrap justify-between gap-x-4 gap-y-2 text-13 text-muted">
        <p>
          {t.noAccount}{" "}
          <Link href="/register" className="text-accent underline underline-offset-2">
            {t.registerButton}
          </Link>
        </p>
        <Link href="/forgot" className="text-accent underline underline-offset-2">
          {t.forgotLink}
        </Link>
      </div>
    </AuthPage>
  );
}

function PasskeyButton({ busy, onPress }: { busy: boolean; onPress: () => void }) {
  if (!usePasskeysHere()) return null;
  return (
    <Button busy={busy} onClick={onPress}>
      <Fingerprint {...icon} />
      {text.passkeys.signIn}
    </Button>
  );
}

function usePasskeySignIn(onAnswer: (answer: SignIn) => void) {
  return useMutation({
    async mutationFn() {
      const challenge = await api.post<PasskeyChallenge>("/v1/auth/passkey-sign-in/options", {});
      return api.post<SignIn>("/v1/auth/passkey-sign-in", await askPasskey(challenge));
    },
    onSuccess: onAnswer,
  });
}
