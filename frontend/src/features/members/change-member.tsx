"use client";

import { useState, type FormEvent } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import type { Member } from "@/api/types";
import { StepUpDialog } from "@/features/auth/step-up-dialog";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorState } from "@/ui/error-state";
import { announce } from "@/ui/toast";
import { useLast } from "@/ui/use-last";
import { rightsToSend, RoleFields, type Rights } from "./role-fields";
import { useRightsForm } from "./use-rights-form";

const t = text.members;

export function ChangeMember({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const shown = useLast(member);
  return (
    <Dialog
      open={member !== null}
      onClose={onClose}
      title={t.changeTitle(shown?.person.name ?? "")}
      description={t.changeText}
    >
      {shown && <ChangeForm member={shown} onClose={onClose} />}
    </Dialog>
  );
}

function ChangeForm({ member, onClose }: { member: Member; onClose: () => void }) {
  const { workspace } = usePlace();
  const [rights, setRights] = useState<Rights>({ role: member.role, grants: member.grants });
  const { sending, faults, stepUp, elsewhere } = useRightsForm<Rights, Member>({
    send: (body, options) => api.patch(`/v1/members/${member.id}`, body, options),
    onDone({ person, role }) {
      announce({ title: t.changed(person.name, text.roles.names[role]) });
      onClose();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    sending.mutate(rightsToSend(rights));
  }
  return (
    <form onSubmit={submit} className="grid gap-5">
      <RoleFields
        rights={rights}
        onChange={(changed) => {
          setRights(changed);
          if (faults.role) sending.reset();
        }}
        giver={workspace.role}
        error={faults.role}
      />
      {elsewhere && <ErrorState title={t.changeFailed} problem={asProblem(sending.error)} />}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button type="submit" variant="primary" busy={sending.isPending}>
          {t.changeButton}
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
