"use client";

import type { SignInRecord } from "@/api/people";
import { text } from "@/text/en";
import { Moment } from "@/ui/date-text";
import { Skeleton } from "@/ui/skeleton";
import { StatusText, type Tone } from "@/ui/status";
import { Cell, HeaderCell, HeaderRow, Row, Table } from "@/ui/table";

const t = text.security.signIns;

const tones: Record<SignInRecord["outcome"], Tone> = {
  signed_in: "good",
  wrong_password: "warning",
  wrong_factor: "warning",
  locked: "bad",
};

export function SignInTable({ records }: { records: SignInRecord[] }) {
  return (
    <Table label={t.listLabel} className="table-fixed">
      <Header />
      <tbody>
        {records.map((record) => (
          <SignInRow key={record.id} record={record} />
        ))}
      </tbody>
    </Table>
  );
}

function Header() {
  return (
    <HeaderRow>
      <HeaderCell className="md:w-[24%]">{t.columns.outcome}</HeaderCell>
      <HeaderCell className="max-md:hidden">{t.columns.how}</HeaderCell>
      <HeaderCell className="w-[24%] max-md:hidden">{t.columns.where}</HeaderCell>
      <HeaderCell end className="w-[118px] md:w-[18%]">
        {t.columns.when}
      </HeaderCell>
    </HeaderRow>
  );
}

function SignInRow({ record }: { record: SignInRecord }) {
  const { device, address } = record;
  return (
    <Row>
      <Cell className="py-2">
        <StatusText tone={tones[record.outcome]}>{t.outcomes[record.outcome]}</StatusText>
        {record.unfamiliar && (
          <span className="block">
            <StatusText tone="warning">{t.unfamiliar}</StatusText>
          </span>
        )}
        <span className="block text-12 text-muted md:hidden">
          <span className="block">{howOf(record)}</span>
          <span className="block break-words">
            {device} · {address}
          </span>
        </span>
      </Cell>
      <Cell className="py-2 text-13 text-muted max-md:hidden">{howOf(record)}</Cell>
      <Cell className="break-words py-2 text-13 text-muted max-md:hidden">
        {device}
        <span className="block text-12">{address}</span>
      </Cell>
      <Cell end className="py-2 align-top text-13 text-muted md:align-middle">
        <Moment at={record.created_at} />
      </Cell>
    </Row>
  );
}

/** Such as "Password, then authenticator app". */
export function howOf({ first_factor, second_factor, by_trust }: SignInRecord): string {
  const first = t.first[first_factor];
  if (by_trust) return t.byTrust(first);
  return second_factor ? t.then(first, text.secondFactor.names[second_factor].toLowerCase()) : first;
}

/** The table to come, in its own columns and heights. */
export function SignInSkeleton() {
  return (
    <div role="status" aria-label={text.common.loading}>
      <Table label={t.listLabel} aria-hidden="true" className="table-fixed">
        <Header />
        <tbody>
          {[0, 1, 2].map((row) => (
            <Row key={row}>
              <Cell className="py-2">
                <Skeleton className="my-1 w-20" />
                <Skeleton className="my-1.5 w-28 md:hidden" />
                <Skeleton className="my-1.5 w-40 md:hidden" />
              </Cell>
              <Cell className="max-md:hidden">
                <Skeleton className="w-32" />
              </Cell>
              <Cell className="py-2 max-md:hidden">
                <Skeleton className="my-1 w-24" />
                <Skeleton className="my-1.5 w-20" />
              </Cell>
              <Cell end>
                <Skeleton className="ml-auto w-14" />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
