"use client";

import { useRef, useState, type FormEvent } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import type { Invitation } from "@/api/types";
import { looksLikeEmail } from "@/features/auth/checks";
import { StepUpDialog } from "@/features/auth/step-up-dialog";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { announce } from "@/ui/toast";
import { rightsToSend, RoleFields, type Rights } from "./role-fields";
import { useRightsForm } from "./use-rights-form";

const t = text.members;

export function InviteMember({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { workspace } = usePlace();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t.inviteTitle}
      description={t.inviteText(workspace.name)}
      keepOnOutsideClick
    >
      <InviteForm onClose={onClose} />
    </Dialog>
  );
}

function InviteForm({ onClose }: { onClose: () => void }) {
  const { workspace } = usePlace();
  const [email, setEmail] = useState("");
  const [rights, setRights] = useState<Rights>({ role: "viewer", grants: [] });
  const [wrong, setWrong] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const { sending, faults, stepUp, elsewhere } = useRightsForm<Rights & { email: string }, Invitation>({
    send: (body, options) => api.post("/v1/invitations", body, options),
    onDone({ email: invited }) {
      announce({ title: t.invited(invited) });
      onClose();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (looksLikeEmail(email)) return sending.mutate({ email: email.trim(), ...rightsToSend(rights) });
    setWrong(text.auth.emailWrong);
    input.current?.focus();
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <TextField
        ref={input}
        label={text.auth.email}
        type="email"
        autoComplete="off"
        value={email}
        onChange={(event) => {
          setEmail(event.target.value);
          setWrong(undefined);
          if (faults.email) sending.reset();
        }}
        error={wrong ?? faults.email}
      />
      <RoleFields
        rights={rights}
        onChange={(changed) => {
          setRights(changed);
          if (faults.role) sending.reset();
        }}
        giver={workspace.role}
        error={faults.role}
      />
      {elsewhere && <ErrorState title={t.inviteFailed} problem={asProblem(sending.error)} />}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button type="submit" variant="primary" busy={sending.isPending}>
          {t.inviteButton}
        </Button>
      </div>
      <StepUpDialog
        open={stepUp}
        onClose={sending.reset}
        onConfirmed={() => sending.variables && sending.mutate(sending.variables)}
      />
    </form>
  );
}
