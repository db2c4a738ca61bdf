"use client";

import { useState, type RefObject } from "react";
import type { FactorAdded } from "@/api/people";
import { text } from "@/text/en";
import { Dialog } from "@/ui/dialog";
import { announce } from "@/ui/toast";
import { useLast } from "@/ui/use-last";
import { AddEmail } from "./add-email";
import type { AddableMethod } from "./add-menu";
import { AddPasskey } from "./add-passkey";
import { AddSms } from "./add-sms";
import { AddTotp } from "./add-totp";
import { useFactorsChanged } from "./queries";
import { RecoveryCodeSheet } from "./recovery-code-sheet";

const t = text.security;

export interface AddingProps {
  onAdded: (added: FactorAdded) => void;
  onClose: () => void;
}

const forms = { passkey: AddPasskey, totp: AddTotp, sms: AddSms, email: AddEmail };

interface AddFactorProps {
  method: AddableMethod | null;
  onClose: () => void;
  onAdded: () => void;
  thenFocus: RefObject<HTMLElement | null>;
}

/** One way at a time. With the first come recovery codes, which the dialog keeps until they are kept elsewhere. */
export function AddFactor({ method, onClose, onAdded, thenFocus }: AddFactorProps) {
  const shown = useLast(method) ?? "totp";
  const changed = useFactorsChanged();
  const [codes, setCodes] = useState<string[] | null>(null);
  // Codes stay in the dialog while it closes, since the form in their place would begin anew; the next opening drops them.
  const [opened, setOpened] = useState(method);
  if (method !== opened) {
    setOpened(method);
    if (method) setCodes(null);
  }
  const Form = forms[shown];
  function added({ factor, recovery_codes }: FactorAdded) {
    changed.added();
    onAdded();
    announce({ title: t.factors.added(factor.label) });
    if (recovery_codes) setCodes(recovery_codes);
    else onClose();
  }
  const way = t.factors.ways[shown];
  return (
    <Dialog
      open={method !== null}
      onClose={() => codes ?? onClose()}
      title={codes ? t.recovery.sheetTitle : way.title}
      description={codes ? t.recovery.firstText : way.lead}
      finalFocus={() => thenFocus.current}
      keepOnOutsideClick
    >
      {codes ? <RecoveryCodeSheet codes={codes} onKept={onClose} /> : <Form onAdded={added} onClose={onClose} />}
    </Dialog>
  );
}
