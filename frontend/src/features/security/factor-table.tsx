"use client";

import { Ellipsis } from "lucide-react";
import type { Factor, FactorMethod } from "@/api/people";
import { signs } from "@/features/second-factor/ways";
import { text } from "@/text/en";
import { IconButton } from "@/ui/button";
import { Moment } from "@/ui/date-text";
import { icon } from "@/ui/icon";
import { Menu, MenuItem } from "@/ui/menu";
import { Skeleton } from "@/ui/skeleton";
import { Badge } from "@/ui/status";
import { Cell, HeaderCell, HeaderRow, Row, Table } from "@/ui/table";

const t = text.security.factors;
const SAFEST_FIRST: FactorMethod[] = ["passkey", "totp", "sms", "email"];

export interface FactorActs {
  onPrefer: (factor: Factor) => void;
  onRename: (factor: Factor) => void;
  onRemove: (factor: Factor) => void;
}

/** Which one is asked for first: the chosen one, else the safest, as the server does it. Of one alone it goes unsaid. */
function askedFirst(factors: Factor[]): Factor | undefined {
  if (factors.length < 2) return undefined;
  const bySafety = [...factors].sort((a, b) => SAFEST_FIRST.indexOf(a.method) - SAFEST_FIRST.indexOf(b.method));
  return factors.find((factor) => factor.preferred) ?? bySafety[0];
}

export function FactorTable({ factors, ...acts }: FactorActs & { factors: Factor[] }) {
  const first = askedFirst(factors);
  return (
    <Table label={t.listLabel} className="table-fixed">
      <Header />
      <tbody>
        {factors.map((factor) => (
          <FactorRow key={factor.id} factor={factor} first={first && first.method === factor.method} {...acts} />
        ))}
      </tbody>
    </Table>
  );
}

function Header() {
  return (
    <HeaderRow>
      <HeaderCell>{t.columns.factor}</HeaderCell>
      <HeaderCell className="w-[18%] max-md:hidden">{t.columns.added}</HeaderCell>
      <HeaderCell className="w-[18%] max-md:hidden">{t.columns.used}</HeaderCell>
      <HeaderCell end className="w-12 md:w-[104px]">
        <span className="sr-only">{t.columns.actions}</span>
      </HeaderCell>
    </HeaderRow>
  );
}

interface FactorRowProps extends FactorActs {
  factor: Factor;
  /** Undefined where it is the only one. */
  first: boolean | undefined;
}

function FactorRow({ factor, first, ...acts }: FactorRowProps) {
  const Sign = signs[factor.method];
  const name = text.secondFactor.names[factor.method];
  const used = factor.last_used_at ? <Moment at={factor.last_used_at} /> : t.neverUsed;
  return (
    <Row>
      <Cell className="py-2">
        <span className="flex items-start gap-2.5">
          <Sign {...icon} className="mt-0.5 shrink-0 text-muted" />
          <span className="min-w-0">
            <span className="flex flex-wrap items-center gap-x-2">
              <span className="break-words">{factor.label}</span>
              {first && <Badge>{t.preferred}</Badge>}
            </span>
            <span className="block break-words text-12 text-muted">
              {[!factor.label.startsWith(name) && name, factor.hint].filter(Boolean).join(" · ")}
            </span>
            <span className="block text-12 text-muted md:hidden">
              {t.columns.used} {used}
            </span>
          </span>
        </span>
      </Cell>
      <Cell className="text-13 text-muted max-md:hidden">
        <Moment at={factor.created_at} />
      </Cell>
      <Cell className="text-13 text-muted max-md:hidden">{used}</Cell>
      <Cell end>
        <Actions factor={factor} first={first} {...acts} />
      </Cell>
    </Row>
  );
}

function Actions({ factor, first, onPrefer, onRename, onRemove }: FactorRowProps) {
  return (
    <Menu
      trigger={
        <IconButton label={t.actions(factor.label)}>
          <Ellipsis {...icon} />
        </IconButton>
      }
    >
      {first === false && <MenuItem onClick={() => onPrefer(factor)}>{t.prefer}</MenuItem>}
      <MenuItem onClick={() => onRename(factor)}>{t.rename}</MenuItem>
      <MenuItem onClick={() => onRemove(factor)}>{t.remove}</MenuItem>
    </Menu>
  );
}

/** The table to come, in its own columns and heights. */
export function FactorSkeleton() {
  return (
    <div role="status" aria-label={text.common.loading}>
      <Table label={t.listLabel} aria-hidden="true" className="table-fixed">
        <Header />
        <tbody>
          <Row>
            <Cell className="py-2">
              <Skeleton className="my-1 w-36" />
              <Skeleton className="my-1.5 w-24" />
              <Skeleton className="my-1.5 w-24 md:hidden" />
            </Cell>
            <Cell className="max-md:hidden">
              <Skeleton className="w-14" />
            </Cell>
            <Cell className="max-md:hidden">
              <Skeleton className="w-14" />
            </Cell>
            <Cell />
          </Row>
        </tbody>
      </Table>
    </div>
  );
}
