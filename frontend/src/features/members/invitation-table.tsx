"use client";

import type { Invitation } from "@/api/types";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Moment } from "@/ui/date-text";
import { Cell, HeaderCell, HeaderRow, Row, Table } from "@/ui/table";
import { RoleWords } from "./member-table";

const t = text.members;

interface InvitationTableProps {
  invitations: Invitation[];
  onRevoke: (invitation: Invitation) => void;
}

export function InvitationTable({ invitations, onRevoke }: InvitationTableProps) {
  return (
    <Table label={t.invitationsLabel} className="table-fixed">
      <HeaderRow>
        <HeaderCell>{text.auth.email}</HeaderCell>
        <HeaderCell className="w-[32%] max-md:hidden">{t.columns.role}</HeaderCell>
        <HeaderCell className="w-[18%] max-md:hidden">{t.columns.until}</HeaderCell>
        <HeaderCell end className="w-[104px]">
          <span className="sr-only">{t.columns.actions}</span>
        </HeaderCell>
      </HeaderRow>
      <tbody>
        {invitations.map((invitation) => (
          <Row key={invitation.id}>
            <Cell className="py-2">
              <span className="block break-words">{invitation.email}</span>
              <span className="block text-12 text-muted md:hidden">
                <RoleWords role={invitation.role} grants={invitation.grants} />
                <span className="block">
                  {t.columns.until} <Moment at={invitation.expires_at} />
                </span>
              </span>
            </Cell>
            <Cell className="py-2 text-13 max-md:hidden">
              <RoleWords role={invitation.role} grants={invitation.grants} />
            </Cell>
            <Cell className="text-13 text-muted max-md:hidden">
              <Moment at={invitation.expires_at} />
            </Cell>
            <Cell end>
              <Button
                size="sm"
                variant="quiet"
                onClick={() => onRevoke(invitation)}
                aria-label={t.revokeOne(invitation.email)}
              >
                {t.revoke}
              </Button>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
