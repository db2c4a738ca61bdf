"use client";

import type { RefObject } from "react";
import { api } from "@/api/client";
import type { Invitation, Member } from "@/api/types";
import { ConfirmAct } from "@/features/auth/confirm-act";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { announce } from "@/ui/toast";
import { useLast } from "@/ui/use-last";
import { useRefreshMembers } from "./queries";

const t = text.members;

interface Then {
  onClose: () => void;
  thenFocus: RefObject<HTMLElement | null>;
}

export function RemoveMember({ member, ...then }: Then & { member: Member | null }) {
  const { environment, workspace } = usePlace();
  const refresh = useRefreshMembers(environment.id);
  const shown = useLast(member);
  return (
    <ConfirmAct<Member>
      open={member !== null}
      {...then}
      title={t.removeTitle(shown?.person.name ?? "")}
      description={t.removeText(workspace.name)}
      label={t.removeButton}
      failed={t.removeFailed}
      act={(idempotencyKey) =>
        api.delete<Member>(`/v1/members/${shown?.id}`, { environmentId: environment.id, idempotencyKey })
      }
      subject={shown?.id ?? ""}
      onDone={({ person }) => announce({ title: t.removed(person.name) })}
      onSettled={refresh}
    />
  );
}

export function HandOver({ member, ...then }: Then & { member: Member | null }) {
  const { environment, workspace } = usePlace();
  const refresh = useRefreshMembers(environment.id);
  const shown = useLast(member);
  const name = shown?.person.name ?? "";
  return (
    <ConfirmAct<Member>
      open={member !== null}
      {...then}
      title={t.handOverTitle(workspace.name, name)}
      description={t.handOverText(name)}
      label={t.handOverButton}
      failed={t.handOverFailed}
      act={(idempotencyKey) =>
        api.post<Member>(`/v1/members/${shown?.id}/hand-over`, {}, { environmentId: environment.id, idempotencyKey })
      }
      subject={shown?.id ?? ""}
      onDone={({ person }) => announce({ title: t.handedOver(person.name) })}
      onSettled={refresh}
    />
  );
}

export function RevokeInvitation({ invitation, ...then }: Then & { invitation: Invitation | null }) {
  const { environment } = usePlace();
  const refresh = useRefreshMembers(environment.id);
  const shown = useLast(invitation);
  return (
    <ConfirmAct<Invitation>
      open={invitation !== null}
      {...then}
      title={t.revokeTitle}
      description={t.revokeText(shown?.email ?? "")}
      label={t.revokeButton}
      failed={t.revokeFailed}
      act={(idempotencyKey) =>
        api.delete<Invitation>(`/v1/invitations/${shown?.id}`, { environmentId: environment.id, idempotencyKey })
      }
      subject={shown?.id ?? ""}
      onDone={({ email }) => announce({ title: t.revoked(email) })}
      onSettled={refresh}
    />
  );
}
