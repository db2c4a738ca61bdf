"use client";

import { UserPlus } from "lucide-react";
import { useRef, useState, type RefObject } from "react";
import { asProblem } from "@/api/error";
import type { Invitation, Member } from "@/api/types";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { icon } from "@/ui/icon";
import { Skeleton } from "@/ui/skeleton";
import { HandOver, RemoveMember, RevokeInvitation } from "./acts";
import { ChangeMember } from "./change-member";
import { InvitationTable } from "./invitation-table";
import { InviteMember } from "./invite-member";
import { MemberSkeleton, MemberTable } from "./member-table";
import { mayManage, useInvitations, useMembers } from "./queries";

const t = text.members;

export function Members() {
  const { environment } = usePlace();
  if (!mayManage(environment)) return <p>{t.notAllowed}</p>;
  return <Managed environmentId={environment.id} />;
}

function Managed({ environmentId }: { environmentId: string }) {
  const [inviting, setInviting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <div className="grid grid-cols-1 gap-14">
      <section className="grid grid-cols-1 gap-3">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div className="grid gap-1">
            <h2 ref={heading} tabIndex={-1} className="text-20 outline-none">
              {t.title}
            </h2>
            <p className="text-muted">{t.text}</p>
          </div>
          <Button size="sm" variant="primary" onClick={() => setInviting(true)}>
            <UserPlus {...icon} />
            {t.invite}
          </Button>
        </div>
        <People environmentId={environmentId} heading={heading} />
      </section>
      <Invitations environmentId={environmentId} />
      <InviteMember open={inviting} onClose={() => setInviting(false)} />
    </div>
  );
}

type Act = "change" | "handOver" | "remove";

function People({ environmentId, heading }: { environmentId: string; heading: RefObject<HTMLElement | null> }) {
  const { workspace } = usePlace();
  const members = useMembers(environmentId);
  const [act, setAct] = useState<{ kind: Act; member: Member } | null>(null);
  const start = (kind: Act) => (member: Member) => setAct({ kind, member });
  const of = (kind: Act) => (act?.kind === kind ? act.member : null);
  const then = { onClose: () => setAct(null), thenFocus: heading };
  const rows = members.data ?? [];
  return (
    <>
      {members.isPending && <MemberSkeleton />}
      {members.isError && (
        <ErrorState title={t.failed} problem={asProblem(members.error)} onRetry={() => void members.refetch()} />
      )}
      {rows.length > 0 && (
        <MemberTable
          members={rows}
          own={workspace.role}
          onChange={start("change")}
          onHandOver={start("handOver")}
          onRemove={start("remove")}
        />
      )}
      {rows.length === 1 && <p className="text-13 text-muted">{t.alone}</p>}
      <ChangeMember member={of("change")} onClose={then.onClose} />
      <HandOver member={of("handOver")} {...then} />
      <RemoveMember member={of("remove")} {...then} />
    </>
  );
}

function Invitations({ environmentId }: { environmentId: string }) {
  const invitations = useInvitations(environmentId);
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const rows = invitations.data ?? [];
  return (
    <section className="grid grid-cols-1 gap-3">
      <div className="grid gap-1">
        <h2 ref={heading} tabIndex={-1} className="text-20 outline-none">
          {t.invitations}
        </h2>
        {invitations.isPending && <Skeleton className="my-1.5 w-64 max-w-full" />}
        {invitations.isSuccess && rows.length === 0 && <p className="text-muted">{t.noInvitations}</p>}
      </div>
      {invitations.isError && (
        <ErrorState
          title={t.invitationsFailed}
          problem={asProblem(invitations.error)}
          onRetry={() => void invitations.refetch()}
        />
      )}
      {rows.length > 0 && <InvitationTable invitations={rows} onRevoke={setRevoking} />}
      <RevokeInvitation invitation={revoking} thenFocus={heading} onClose={() => setRevoking(null)} />
    </section>
  );
}
