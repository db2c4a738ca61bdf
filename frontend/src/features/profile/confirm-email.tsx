"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import type { Message } from "@/api/types";
import { AuthPage } from "@/features/auth/auth-page";
import { useMailedToken } from "@/features/auth/mailed-token";
import { text } from "@/text/en";
import { Button, buttonClass } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";

const t = text.profile.email;

/** The mailed link. Taking the address takes a click, because mail scanners open links by themselves. */
export function ConfirmEmail() {
  const token = useMailedToken();
  const client = useQueryClient();
  const confirm = useMutation({
    mutationFn: (code: string) => api.post<Message>("/v1/auth/confirm-new-email", { token: code }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.me }),
  });
  if (confirm.isSuccess) {
    return (
      <AuthPage title={t.doneTitle} lead={t.doneText}>
        <Link href="/settings/profile" className={buttonClass("primary")}>
          {t.doneButton}
        </Link>
      </AuthPage>
    );
  }
  if (!token) return <AuthPage title={t.confirmTitle} lead={t.confirmMissing} />;
  if (isAboutTheLink(confirm.error)) {
    return (
      <AuthPage title={t.invalidTitle} lead={t.invalidText}>
        <Link href="/settings/profile" className={buttonClass("primary")}>
          {t.toProfile}
        </Link>
      </AuthPage>
    );
  }
  return (
    <AuthPage title={t.confirmTitle} lead={t.confirmText}>
      {confirm.isError && <ErrorState title={t.confirmFailed} problem={asProblem(confirm.error)} />}
      <Button variant="primary" busy={confirm.isPending} onClick={() => confirm.mutate(token)}>
        {t.confirmButton}
      </Button>
    </AuthPage>
  );
}

function isAboutTheLink(error: unknown): boolean {
  return error instanceof ApiError && (error.code === "link.invalid" || error.fields.token !== undefined);
}
