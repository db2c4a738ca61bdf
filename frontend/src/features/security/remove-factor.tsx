"use client";

import type { RefObject } from "react";
import { api } from "@/api/client";
import type { Factor } from "@/api/people";
import { ConfirmAct } from "@/features/auth/confirm-act";
import { text } from "@/text/en";
import { announce } from "@/ui/toast";
import { useLast } from "@/ui/use-last";
import { useFactorsChanged } from "./queries";

const t = text.security.factors;

interface RemoveFactorProps {
  factor: Factor | null;
  /** Nothing is left after it, and recovery codes go with it. */
  last: boolean;
  onClose: () => void;
  onRemoved: () => void;
  thenFocus: RefObject<HTMLElement | null>;
}

export function RemoveFactor({ factor, last, onRemoved, ...then }: RemoveFactorProps) {
  const shown = useLast(factor);
  const { refresh } = useFactorsChanged();
  return (
    <ConfirmAct<Factor>
      open={factor !== null}
      {...then}
      title={t.removeTitle(shown?.label ?? "")}
      description={last ? t.removeLastText : t.removeText}
      label={t.removeButton}
      failed={t.removeFailed}
      act={(idempotencyKey) => api.delete<Factor>(`/v1/me/factors/${shown?.id}`, { idempotencyKey })}
      subject={shown?.id ?? ""}
      onDone={({ label }) => {
        announce({ title: t.removed(label) });
        onRemoved();
      }}
      onSettled={refresh}
    />
  );
}
