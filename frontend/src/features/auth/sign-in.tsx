"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState, type FormEvent } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import type { Me } from "@/api/types";
import { usePreferences } from "@/features/shell/preferences";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { AuthPage } from "./auth-page";
import { keptInvitation } from "./kept-invitation";
import { PasswordField } from "./password-field";
import { isServerPage, safeReturnPath, useMe } from "./session";

const t = text.auth;

export function SignIn() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [faults, setFaults] = useState<{ email?: string; password?: string }>({});
  const asked = useSearchParams().get("next");
  // Whoever registered to follow an invitation comes here from the mail, without knowing the way back.
  const next = asked === null && keptInvitation() ? "/join" : safeReturnPath(asked);
  const router = useRouter();
  const client = useQueryClient();
  const me = useMe({ ask: usePreferences((preferences) => preferences.returning) });

  const signIn = useMutation({
    mutationFn: () => api.post<Me>("/v1/auth/sign-in", { email: email.trim(), password }),
    onSuccess(answer) {
      // Nothing that an earlier person loaded may be shown to this one.
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== "me" });
      client.setQueryData(keys.me, answer);
      usePreferences.getState().setReturning(true);
    },
  });

  const signedIn = Boolean(me.data);
  useEffect(() => {
    if (!signedIn) return;
    if (isServerPage(next)) window.location.replace(next);
    else router.replace(next);
  }, [signedIn, next, router]);

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = {
      ...(!email.trim() && { email: t.required(t.email) }),
      ...(!password && { password: t.required(t.password) }),
    };
    setFaults(found);
    if (Object.keys(found).length === 0) signIn.mutate();
  }

  return (
    <AuthPage title={t.signInTitle}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <TextField
          label={t.email}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={faults.email}
        />
        <PasswordField
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          error={faults.password}
        />
        {signIn.isError && <ErrorState title={t.signInFailed} problem={asProblem(signIn.error)} />}
        <Button type="submit" variant="primary" busy={signIn.isPending || signedIn}>
          {t.signInButton}
        </Button>
      </form>
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
