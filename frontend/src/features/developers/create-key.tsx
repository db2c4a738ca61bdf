"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import { useOperationKey } from "@/api/operation-key";
import type { CreatedApiKey, Scope } from "@/api/types";
import { needsStepUp, StepUpDialog } from "@/features/auth/step-up-dialog";
import { environmentLabel } from "@/features/shell/environment-label";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorState } from "@/ui/error-state";
import { Field, TextField } from "@/ui/field";
import { Select } from "@/ui/select";
import { KeySecret } from "./key-secret";

const t = text.developers;
const DAY_MS = 86_400_000;
const LIFETIME_DAYS = { never: null, month: 30, quarter: 90, year: 365 };
type Lifetime = keyof typeof LIFETIME_DAYS;

export function CreateKey({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { environment } = usePlace();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t.createTitle}
      description={t.createText(environmentLabel(environment))}
      keepOnOutsideClick
    >
      <CreateKeyForm onClose={onClose} />
    </Dialog>
  );
}

interface NewKey {
  name: string;
  scopes: Scope[];
  expires_at?: string;
}

function CreateKeyForm({ onClose }: { onClose: () => void }) {
  const { environment } = usePlace();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<Scope[]>(["banking:read"]);
  const [lifetime, setLifetime] = useState<Lifetime>("quarter");
  const [checked, setChecked] = useState(false);
  const create = useCreateKey(environment.id);

  const nameFault = checked && !name.trim() ? t.nameRequired : undefined;
  const scopesFault = checked && scopes.length === 0 ? t.scopesRequired : undefined;
  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (!name.trim() || scopes.length === 0) return;
    const days = LIFETIME_DAYS[lifetime];
    create.mutate({ name: name.trim(), scopes, ...(days && { expires_at: endOfDayIn(days) }) });
  }

  if (create.data) return <KeySecret created={create.data} onDone={onClose} />;
  const stepUp = needsStepUp(create.error);
  return (
    <form onSubmit={submit} className="grid gap-5">
      <TextField
        label={t.name}
        hint={t.nameHint}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={nameFault}
        maxLength={80}
        autoComplete="off"
      />
      <ScopeChoice chosen={scopes} onChange={setScopes} offered={environment.permissions} error={scopesFault} />
      <Field label={t.expires}>
        {() => (
          <Select
            label={t.expires}
            value={lifetime}
            onPick={(value) => setLifetime(value as Lifetime)}
            options={Object.entries(t.expiryOptions).map(([value, label]) => ({ value, label }))}
          />
        )}
      </Field>
      {create.isError && !stepUp && <ErrorState title={t.createFailed} problem={asProblem(create.error)} />}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button type="submit" variant="primary" busy={create.isPending}>
          {t.createButton}
        </Button>
      </div>
      <StepUpDialog
        open={stepUp}
        onClose={create.reset}
        onConfirmed={() => create.variables && create.mutate(create.variables)}
      />
    </form>
  );
}

/** Midnight UTC after that many days: pressing the button again a moment later asks for the very same key. */
function endOfDayIn(days: number): string {
  return new Date((Math.floor(Date.now() / DAY_MS) + days + 1) * DAY_MS).toISOString();
}

function useCreateKey(environmentId: string) {
  const client = useQueryClient();
  const operation = useOperationKey();
  return useMutation({
    mutationFn: (body: NewKey) =>
      api.post<CreatedApiKey>("/v1/api-keys", body, { environmentId, idempotencyKey: operation.keyFor(body) }),
    onSuccess() {
      operation.finish();
      void client.invalidateQueries({ queryKey: keys.apiKeys(environmentId) });
    },
  });
}

interface ScopeChoiceProps {
  chosen: Scope[];
  onChange: (scopes: Scope[]) => void;
  /** What the person may do here: a key never gets more. */
  offered: Scope[];
  error: string | undefined;
}

function ScopeChoice({ chosen, onChange, offered, error }: ScopeChoiceProps) {
  const options = offered.filter((scope) => scope in t.scopeTexts);
  return (
    <fieldset className="grid gap-2" aria-describedby={error && "scopes-fault"}>
      <legend className="mb-1.5 text-13">{t.scopes}</legend>
      {options.map((scope) => (
        <label key={scope} className="flex items-start gap-2.5">
          <input
            type="checkbox"
            checked={chosen.includes(scope)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, scope] : chosen.filter((known) => known !== scope))
            }
            className="mt-0.5 size-4 shrink-0 accent-(--accent)"
          />
          <span>
            {t.scopeTexts[scope]} <code className="text-12 text-muted">{scope}</code>
          </span>
        </label>
      ))}
      {error && (
        <p id="scopes-fault" className="text-12 text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
