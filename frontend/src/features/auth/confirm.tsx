"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import type { Message } from "@/api/types";
import { text } from "@/text/en";
import { Button, buttonClass } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { AuthPage } from "./auth-page";
import { useMailedToken } from "./mailed-token";

const t = text.auth;

/** The mailed link. Confirming takes a click, because mail scanners open links by themselves. */
export function Confirm() {
  const token = useMailedToken();
  const confirm = useMutation({
    mutationFn: (code: string) => api.post<Message>("/v1/auth/confirm-email", { token: code }),
  });

  if (confirm.isSuccess) {
    return (
      <AuthPage title={t.confirmedTitle} lead={t.confirmedText}>
        <Link href="/sign-in" className={buttonClass("primary")}>
          {t.signInButton}
        </Link>
      </AuthPage>
    );
  }
  if (!token) return <AuthPage title={t.confirmTitle} lead={t.confirmMissing} />;
  return (
    <AuthPage title={t.confirmTitle} lead={t.confirmText}>
      {confirm.isError && <ErrorState title={t.confirmFailed} problem={asProblem(confirm.error)} />}
      <Button variant="primary" busy={confirm.isPending} onClick={() => confirm.mutate(token)}>
        {t.confirmButton}
      </Button>
    </AuthPage>
  );
}
