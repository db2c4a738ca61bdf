"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import Link from "next/link";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import type { Message } from "@/api/types";
import { usePreferences } from "@/features/shell/preferences";
import { text } from "@/text/en";
import { Button, buttonClass } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { icon } from "@/ui/icon";
import { AuthPage } from "./auth-page";
import { useMailedToken } from "./mailed-token";

const t = text.notMe;

/** The mailed link. It acts on a press only, because mail scanners open links by themselves. */
export function NotMe() {
  const token = useMailedToken();
  const client = useQueryClient();
  const close = useMutation({
    mutationFn: (code: string) => api.post<Message>("/v1/auth/not-me", { token: code }),
    onSuccess() {
      // This browser is signed out as well, if it was signed in.
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== "me" });
      client.setQueryData(keys.me, null);
      usePreferences.getState().setReturning(false);
    },
  });

  if (close.isSuccess) {
    return (
      <AuthPage title={t.doneTitle} lead={t.doneText}>
        <p className="text-muted">{t.doneNext}</p>
      </AuthPage>
    );
  }
  if (!token) return <Unusable>{t.missingText}</Unusable>;
  if (isAboutTheLink(close.error)) return <Unusable>{t.invalidText}</Unusable>;
  return (
    <AuthPage title={t.title} lead={t.lead}>
      <ul className="grid gap-2">
        {t.effects.map((effect) => (
          <li key={effect} className="flex gap-2">
            <Check {...icon} className="mt-0.5 shrink-0 text-accent" />
            {effect}
          </li>
        ))}
      </ul>
      <p className="text-muted">{t.kept}</p>
      {close.isError && <ErrorState title={t.failed} problem={asProblem(close.error)} />}
      <Button variant="danger" busy={close.isPending} onClick={() => close.mutate(token)}>
        {t.button}
      </Button>
    </AuthPage>
  );
}

function isAboutTheLink(error: unknown): boolean {
  return error instanceof ApiError && (error.code === "link.invalid" || error.fields.token !== undefined);
}

function Unusable({ children }: { children: string }) {
  return (
    <AuthPage title={t.invalidTitle} lead={children}>
      <Link href="/forgot" className={buttonClass("primary")}>
        {t.reset}
      </Link>
    </AuthPage>
  );
}
