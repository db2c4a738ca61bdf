"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import { useOperationKey } from "@/api/operation-key";
import type { ApiKey } from "@/api/types";
import { needsStepUp, StepUpDialog } from "@/features/auth/step-up-dialog";
import { useEnvironmentId } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorState } from "@/ui/error-state";
import { announce } from "@/ui/toast";
import { useLast } from "@/ui/use-last";

const t = text.developers;

export function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey | null; onClose: () => void }) {
  const environmentId = useEnvironmentId();
  const client = useQueryClient();
  const operation = useOperationKey();
  const cancel = useRef<HTMLButtonElement>(null);
  const shown = useLast(apiKey);
  const revoke = useMutation({
    mutationFn: ({ id }: ApiKey) =>
      api.delete<ApiKey>(`/v1/api-keys/${id}`, { environmentId, idempotencyKey: operation.keyFor(id) }),
    onSuccess(_, { name }) {
      operation.finish();
      void client.invalidateQueries({ queryKey: keys.apiKeys(environmentId) });
      announce({ title: t.revokedToast(name) });
      close();
    },
  });
  function close() {
    revoke.reset();
    onClose();
  }
  const stepUp = needsStepUp(revoke.error);
  return (
    <Dialog
      open={apiKey !== null}
      onClose={close}
      title={t.revokeTitle(shown?.name ?? "")}
      description={t.revokeText}
      initialFocus={cancel}
    >
      {revoke.isError && !stepUp && <ErrorState title={t.revokeFailed} problem={asProblem(revoke.error)} />}
      <div className="flex justify-end gap-2">
        <Button ref={cancel} variant="quiet" onClick={close}>
          {text.common.cancel}
        </Button>
        <Button variant="danger" busy={revoke.isPending} onClick={() => apiKey && revoke.mutate(apiKey)}>
          {t.revokeConfirm}
        </Button>
      </div>
      <StepUpDialog open={stepUp} onClose={revoke.reset} onConfirmed={() => apiKey && revoke.mutate(apiKey)} />
    </Dialog>
  );
}
