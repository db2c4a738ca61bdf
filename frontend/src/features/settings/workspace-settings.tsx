"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import { useOperationKey } from "@/api/operation-key";
import type { Me, WorkspacePolicy } from "@/api/types";
import { ConfirmAct } from "@/features/auth/confirm-act";
import { mayManage } from "@/features/members/queries";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { announce } from "@/ui/toast";

const t = text.settings.workspace;

interface Place {
  id: string;
  name: string;
}

export function WorkspaceSettings() {
  const { environment, workspace } = usePlace();
  return (
    <div className="grid grid-cols-1 gap-14">
      {mayManage(environment) && <Rename key={workspace.id} />}
      {mayManage(environment) && <FactorPolicy key={`${workspace.id} factor`} />}
      <Leave />
    </div>
  );
}

function Rename() {
  const { environment, workspace } = usePlace();
  const [name, setName] = useState(workspace.name);
  const client = useQueryClient();
  const operation = useOperationKey();
  const rename = useMutation({
    mutationFn: (body: { name: string }) =>
      api.patch<Place>("/v1/workspace", body, {
        environmentId: environment.id,
        idempotencyKey: operation.keyFor(body),
      }),
    onSuccess(place) {
      operation.finish();
      client.setQueryData<Me>(
        keys.me,
        (me) =>
          me && {
            ...me,
            workspaces: me.workspaces.map((known) => (known.id === place.id ? { ...known, ...place } : known)),
          },
      );
      announce({ title: t.renamed(place.name) });
    },
  });
  const fault = rename.error instanceof ApiError ? rename.error.fields.name : undefined;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim()) rename.mutate({ name: name.trim() });
  }
  return (
    <section className="grid gap-4">
      <h2 className="text-20">{t.name}</h2>
      <form onSubmit={submit} noValidate className="grid max-w-[380px] gap-4">
        <TextField
          label={t.nameLabel}
          hint={t.nameHint}
          value={name}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => {
            setName(event.target.value);
            rename.reset();
          }}
          error={name.trim() ? fault : t.nameRequired}
        />
        {rename.isError && !fault && <ErrorState title={t.renameFailed} problem={asProblem(rename.error)} />}
        <Button
          type="submit"
          busy={rename.isPending}
          disabled={name.trim() === workspace.name}
          className="justify-self-start"
        >
          {t.rename}
        </Button>
      </form>
    </section>
  );
}

function FactorPolicy() {
  const { environment, workspace } = usePlace();
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const required = workspace.requires_second_factor;
  return (
    <section className="grid justify-items-start gap-4">
      <div className="grid gap-1">
        <h2 className="text-20">{t.factor}</h2>
        <p className="max-w-[60ch] text-muted">{required ? t.factorRequired : t.factorOptional}</p>
      </div>
      <Button onClick={() => setAsking(true)}>{required ? t.relax : t.require}</Button>
      <ConfirmAct<WorkspacePolicy>
        open={asking}
        onClose={() => setAsking(false)}
        title={required ? t.relaxTitle : t.requireTitle}
        description={required ? t.relaxText : t.requireText}
        label={required ? t.relax : t.require}
        failed={t.factorFailed}
        act={(idempotencyKey) =>
          api.put<WorkspacePolicy>(
            "/v1/workspace/second-factor",
            { required: !required },
            { environmentId: environment.id, idempotencyKey },
          )
        }
        subject={`${workspace.id} ${!required}`}
        onDone={(policy) => {
          client.setQueryData<Me>(
            keys.me,
            (me) =>
              me && {
                ...me,
                workspaces: me.workspaces.map((known) =>
                  known.id === workspace.id
                    ? { ...known, requires_second_factor: policy.requires_second_factor }
                    : known,
                ),
              },
          );
          announce({ title: policy.requires_second_factor ? t.nowRequired : t.nowOptional });
        }}
        onSettled={() => void client.invalidateQueries({ queryKey: keys.me })}
      />
    </section>
  );
}

function Leave() {
  const { environment, workspace } = usePlace();
  const [leaving, setLeaving] = useState(false);
  const client = useQueryClient();
  const router = useRouter();
  return (
    <section className="grid justify-items-start gap-4">
      <div className="grid gap-1">
        <h2 className="text-20">{t.leave}</h2>
        <p className="max-w-[60ch] text-muted">{t.leaveText(workspace.name, text.roles.names[workspace.role])}</p>
      </div>
      <Button onClick={() => setLeaving(true)}>{t.leave}</Button>
      <ConfirmAct<Place>
        open={leaving}
        onClose={() => setLeaving(false)}
        title={t.leaveTitle(workspace.name)}
        description={t.leaveConfirmText}
        label={t.leaveButton}
        failed={t.leaveFailed}
        act={(idempotencyKey) =>
          api.post<Place>("/v1/members/leave", {}, { environmentId: environment.id, idempotencyKey })
        }
        subject={workspace.id}
        onDone={({ id, name }) => {
          // At once, so that nothing more is asked of a place that is closed now.
          client.setQueryData<Me>(
            keys.me,
            (me) => me && { ...me, workspaces: me.workspaces.filter((known) => known.id !== id) },
          );
          announce({ title: t.left(name) });
          router.push("/accounts");
        }}
        onSettled={() => void client.invalidateQueries({ queryKey: keys.me })}
      />
    </section>
  );
}
