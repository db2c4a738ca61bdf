"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import { useOperationKey } from "@/api/operation-key";
import type { BankConnection } from "@/api/types";
import { refetchEnvironment } from "@/features/realtime/apply-event";
import { useEnvironmentId } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorState } from "@/ui/error-state";
import { announce } from "@/ui/toast";
import { useLast } from "@/ui/use-last";

const t = text.banking.connections;

export function RemoveConnection({ connection, onClose }: { connection: BankConnection | null; onClose: () => void }) {
  const environmentId = useEnvironmentId();
  const client = useQueryClient();
  const operation = useOperationKey();
  const cancel = useRef<HTMLButtonElement>(null);
  const shown = useLast(connection);
  const remove = useMutation({
    mutationFn: ({ id }: BankConnection) =>
      api.delete<BankConnection>(`/v1/banking/connections/${id}`, {
        environmentId,
        idempotencyKey: operation.keyFor(id),
      }),
    onSuccess(_, { institution }) {
      operation.finish();
      void refetchEnvironment(client, environmentId);
      announce({ title: t.removed(institution?.name ?? t.unknownBank) });
      close();
    },
  });
  function close() {
    remove.reset();
    onClose();
  }
  return (
    <Dialog
      open={connection !== null}
      onClose={close}
      title={t.removeTitle(shown?.institution?.name ?? t.unknownBank)}
      description={t.removeText}
      initialFocus={cancel}
    >
      {remove.isError && <ErrorState title={t.removeFailed} problem={asProblem(remove.error)} />}
      <div className="flex justify-end gap-2">
        <Button ref={cancel} variant="quiet" onClick={close}>
          {text.common.cancel}
        </Button>
        <Button variant="danger" busy={remove.isPending} onClick={() => connection && remove.mutate(connection)}>
          {t.removeConfirm}
        </Button>
      </div>
    </Dialog>
  );
}
