"use client";

import { Ellipsis, ShieldOff } from "lucide-react";
import type { Member, Role } from "@/api/types";
import { text } from "@/text/en";
import { IconButton } from "@/ui/button";
import { Moment } from "@/ui/date-text";
import { icon } from "@/ui/icon";
import { Menu, MenuItem } from "@/ui/menu";
import { Skeleton } from "@/ui/skeleton";
import { Badge } from "@/ui/status";
import { Cell, HeaderCell, HeaderRow, Row, Table } from "@/ui/table";

const t = text.members;

export interface MemberActs {
  onChange: (member: Member) => void;
  onHandOver: (member: Member) => void;
  onRemove: (member: Member) => void;
}

interface MemberTableProps extends MemberActs {
  members: Member[];
  /** The role of the one who looks. */
  own: Role;
}

/** Who was there from the beginning stands on top. */
export function MemberTable({ members, own, ...acts }: MemberTableProps) {
  return (
    <Table label={t.listLabel} className="table-fixed">
      <Header />
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} own={own} {...acts} />
        ))}
      </tbody>
    </Table>
  );
}

function Header() {
  return (
    <HeaderRow>
      <HeaderCell>{t.columns.person}</HeaderCell>
      <HeaderCell className="w-[32%] max-md:hidden">{t.columns.role}</HeaderCell>
      <HeaderCell className="w-[18%] max-md:hidden">{t.columns.joined}</HeaderCell>
      <HeaderCell end className="w-12 md:w-[104px]">
        <span className="sr-only">{t.columns.actions}</span>
      </HeaderCell>
    </HeaderRow>
  );
}

function MemberRow({ member, own, ...acts }: MemberActs & { member: Member; own: Role }) {
  // Nobody changes their own role, and only an owner touches owners.
  const touchable = !member.you && (own === "owner" || member.role !== "owner");
  return (
    <Row>
      <Cell className="py-2">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="break-words">{member.person.name}</span>
          {member.you && <Badge>{t.you}</Badge>}
        </span>
        <span className="block break-words text-12 text-muted">{member.person.email}</span>
        {!member.second_factor && (
          <span className="flex items-center gap-1 text-12 text-muted">
            <ShieldOff {...icon} />
            {t.noFactor}
          </span>
        )}
        <span className="mt-0.5 block text-13 md:hidden">
          <RoleWords role={member.role} grants={member.grants} />
        </span>
      </Cell>
      <Cell className="py-2 text-13 max-md:hidden">
        <RoleWords role={member.role} grants={member.grants} />
      </Cell>
      <Cell className="text-13 text-muted max-md:hidden">
        <Moment at={member.joined_at} />
      </Cell>
      <Cell end>{touchable && <Actions member={member} own={own} {...acts} />}</Cell>
    </Row>
  );
}

function Actions({ member, own, onChange, onHandOver, onRemove }: MemberActs & { member: Member; own: Role }) {
  return (
    <Menu
      trigger={
        <IconButton label={t.actions(member.person.name)}>
          <Ellipsis {...icon} />
        </IconButton>
      }
    >
      <MenuItem onClick={() => onChange(member)}>{t.change}</MenuItem>
      {own === "owner" && member.role !== "owner" && (
        <MenuItem onClick={() => onHandOver(member)}>{t.handOver}</MenuItem>
      )}
      <MenuItem onClick={() => onRemove(member)}>{t.remove}</MenuItem>
    </Menu>
  );
}

/** The role, and below it what was given by name beyond it. */
export function RoleWords({ role, grants }: { role: Role; grants: string[] }) {
  return (
    <>
      {text.roles.names[role]}
      {grants.length > 0 && (
        <span className="block text-12 text-muted">
          {t.also(grants.map((grant) => (text.roles.grants[grant] ?? grant).toLowerCase()))}
        </span>
      )}
    </>
  );
}

/** The table to come, in its own columns and heights. */
export function MemberSkeleton() {
  return (
    <div role="status" aria-label={text.common.loading}>
      <Table label={t.listLabel} aria-hidden="true" className="table-fixed">
        <Header />
        <tbody>
          {[0, 1].map((row) => (
            <Row key={row}>
              <Cell className="py-2">
                <Skeleton className="my-1 w-32" />
                <Skeleton className="my-1.5 w-44 max-w-full" />
                <Skeleton className="my-1.5 w-16 md:hidden" />
              </Cell>
              <Cell className="max-md:hidden">
                <Skeleton className="w-16" />
              </Cell>
              <Cell className="max-md:hidden">
                <Skeleton className="w-14" />
              </Cell>
              <Cell />
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
