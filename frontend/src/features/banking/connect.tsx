"use client";

import { useMutation } from "@tanstack/react-query";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import { useOperationKey } from "@/api/operation-key";
import type { BankConnection } from "@/api/types";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { PageHeader } from "@/ui/page-header";
import { SandboxSignInHint, WhatIsShared } from "./what-is-shared";

const t = text.banking.connect;

/** Says what will happen and what is shared before the person leaves for the bank's page. */
export function Connect() {
  const { environment } = usePlace();
  const operation = useOperationKey();
  const start = useMutation({
    async mutationFn() {
      const connection = await api.post<BankConnection>(
        "/v1/banking/connections",
        {},
        { environmentId: environment.id, idempotencyKey: operation.keyFor(environment.id) },
      );
      operation.finish();
      if (!connection.link_url) throw new ApiError(t.noLink, 200, "bank_connection.no_link", null);
      window.location.assign(connection.link_url);
    },
  });
  const allowed = environment.permissions.includes("banking:write");
  return (
    <div className="max-w-[640px]">
      <PageHeader title={t.title}>{t.text}</PageHeader>
      <div className="grid gap-8">
        <WhatIsShared />
        {environment.kind === "sandbox" && <SandboxSignInHint />}
        {start.isError && <ErrorState title={t.failed} problem={asProblem(start.error)} />}
        {allowed ? (
          <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
            {/* Stays busy after success: the browser is on its way to the bank. */}
            <Button variant="primary" busy={start.isPending || start.isSuccess} onClick={() => start.mutate()}>
              {t.button}
            </Button>
            <p className="text-13 text-muted">{t.after}</p>
          </div>
        ) : (
          <p>{t.notAllowed}</p>
        )}
      </div>
    </div>
  );
}
