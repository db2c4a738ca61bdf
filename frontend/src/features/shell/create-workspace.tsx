"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState, type FormEvent } from "react";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import { useOperationKey } from "@/api/operation-key";
import type { Me, Workspace } from "@/api/types";
import { firstEnvironment } from "@/features/auth/session";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { usePreferences } from "./preferences";

const t = text.shell.newWorkspace;

export function CreateWorkspace({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={t.title} description={t.text}>
      <CreateForm onClose={onClose} />
    </Dialog>
  );
}

function CreateForm({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("");
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const create = useCreateWorkspace(onClose);
  const fault = create.error instanceof ApiError ? create.error.fields.name : undefined;
  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(!name.trim());
    if (name.trim()) create.mutate({ name: name.trim() });
    else input.current?.focus();
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <TextField
        ref={input}
        label={t.name}
        hint={t.hint}
        value={name}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => {
          setName(event.target.value);
          setMissing(false);
          create.reset();
        }}
        error={missing ? t.required : fault}
      />
      {create.isError && !fault && <ErrorState title={t.failed} problem={asProblem(create.error)} />}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button type="submit" variant="primary" busy={create.isPending}>
          {t.button}
        </Button>
      </div>
    </form>
  );
}

/** Makes it and goes there. */
function useCreateWorkspace(onDone: () => void) {
  const client = useQueryClient();
  const router = useRouter();
  const operation = useOperationKey();
  return useMutation({
    mutationFn: (body: { name: string }) =>
      api.post<Workspace>("/v1/workspaces", body, { idempotencyKey: operation.keyFor(body) }),
    onSuccess(created) {
      operation.finish();
      client.setQueryData<Me>(keys.me, (me) => me && { ...me, workspaces: [...me.workspaces, created] });
      const environment = firstEnvironment(created);
      if (environment) usePreferences.getState().setEnvironment(environment.id);
      onDone();
      router.push("/accounts");
    },
    onSettled: () => void client.invalidateQueries({ queryKey: keys.me }),
  });
}
