"use client";

import { useState, type FormEvent, type RefObject } from "react";
import { ApiError, asProblem } from "@/api/error";
import type { Factor } from "@/api/people";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { useLast } from "@/ui/use-last";
import { useChangeFactor } from "./queries";

const t = text.security.factors;

/** As many letters as the server takes. */
export const LONGEST_LABEL = 60;

interface RenameFactorProps {
  factor: Factor | null;
  onClose: () => void;
  thenFocus: RefObject<HTMLElement | null>;
}

export function RenameFactor({ factor, onClose, thenFocus }: RenameFactorProps) {
  const shown = useLast(factor);
  return (
    <Dialog
      open={factor !== null}
      onClose={onClose}
      title={t.renameTitle(shown?.label ?? "")}
      finalFocus={() => thenFocus.current}
    >
      {shown && <RenameForm key={shown.id} factor={shown} onClose={onClose} />}
    </Dialog>
  );
}

function RenameForm({ factor, onClose }: { factor: Factor; onClose: () => void }) {
  const [label, setLabel] = useState(factor.label);
  const [missing, setMissing] = useState(false);
  const rename = useChangeFactor({ onDone: onClose });
  const fault = rename.error instanceof ApiError ? rename.error.fields.label : undefined;
  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(!label.trim());
    if (label.trim()) rename.mutate({ id: factor.id, label: label.trim() });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        label={t.label}
        hint={t.labelHint}
        value={label}
        maxLength={LONGEST_LABEL}
        autoComplete="off"
        autoFocus
        onChange={(event) => {
          setLabel(event.target.value);
          setMissing(false);
          rename.reset();
        }}
        error={missing ? t.labelRequired : fault}
      />
      {rename.isError && !fault && <ErrorState title={t.renameFailed} problem={asProblem(rename.error)} />}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button type="submit" variant="primary" busy={rename.isPending}>
          {t.renameButton}
        </Button>
      </div>
    </form>
  );
}
