"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api } from "@/api/client";
import { keys } from "@/api/keys";
import type { RecoveryCodes } from "@/api/people";
import { ConfirmAct } from "@/features/auth/confirm-act";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { StatusText } from "@/ui/status";
import { RecoveryCodeSheet } from "./recovery-code-sheet";

const t = text.security.recovery;
const FEW = 3;

/** How many recovery codes are left, and a way to new ones. */
export function RecoveryCodesLine({ left }: { left: number }) {
  const [asking, setAsking] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const client = useQueryClient();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div>
        <h3 className="text-14">{t.title}</h3>
        <p className="text-13 text-muted">{t.text}</p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <StatusText tone={left > FEW ? "good" : "warning"}>{t.left(left)}</StatusText>
        <Button ref={button} size="sm" onClick={() => setAsking(true)}>
          {t.renew}
        </Button>
      </div>
      <ConfirmAct<RecoveryCodes>
        open={asking}
        onClose={() => setAsking(false)}
        thenFocus={button}
        title={t.renewTitle}
        description={t.renewText}
        label={t.renewButton}
        failed={t.renewFailed}
        act={() => api.post<RecoveryCodes>("/v1/me/recovery-codes", {})}
        subject="recovery codes"
        onDone={(made) => setCodes(made.codes)}
        onSettled={() => void client.invalidateQueries({ queryKey: keys.factors })}
      />
      <Dialog
        open={codes !== null}
        // They are shown this once: only the button says that they are kept.
        onClose={() => undefined}
        title={t.sheetTitle}
        description={t.sheetText}
        finalFocus={() => button.current}
        keepOnOutsideClick
      >
        {codes && <RecoveryCodeSheet codes={codes} onKept={() => setCodes(null)} />}
      </Dialog>
    </div>
  );
}
