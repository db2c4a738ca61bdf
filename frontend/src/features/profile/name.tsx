"use client";

import { useRef, useState, type FormEvent } from "react";
import { ApiError, asProblem } from "@/api/error";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { announce } from "@/ui/toast";
import { useSaveProfile } from "./use-save-profile";

const t = text.profile;

export function Name() {
  const { me } = usePlace();
  const [name, setName] = useState(me.user.name);
  const input = useRef<HTMLInputElement>(null);
  const save = useSaveProfile({ onSaved: () => announce({ title: t.nameSaved }) });
  const fault = save.error instanceof ApiError ? save.error.fields.name : undefined;
  const missing = name.trim() ? undefined : t.nameRequired;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (missing) input.current?.focus();
    else save.mutate({ name: name.trim() }, { onError: () => input.current?.focus() });
  }
  return (
    <section className="grid gap-4">
      <h2 className="text-20">{t.you}</h2>
      <form onSubmit={submit} noValidate className="grid max-w-[380px] gap-4">
        <TextField
          ref={input}
          label={t.name}
          hint={t.nameHint}
          name="name"
          autoComplete="name"
          maxLength={100}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            save.reset();
          }}
          error={missing ?? fault}
        />
        {save.isError && !fault && <ErrorState title={t.failed} problem={asProblem(save.error)} />}
        <Button
          type="submit"
          busy={save.isPending}
          disabled={name.trim() === me.user.name}
          className="justify-self-start"
        >
          {t.saveName}
        </Button>
      </form>
    </section>
  );
}
