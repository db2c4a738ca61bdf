"use client";

import type { Device } from "@/api/people";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Moment } from "@/ui/date-text";
import { Skeleton } from "@/ui/skeleton";
import { Badge, StatusText } from "@/ui/status";
import { Cell, HeaderCell, HeaderRow, Row, Table } from "@/ui/table";

const t = text.security.devices;

/** The browser at hand first, the others as the server gives them. */
export function DeviceTable({ devices, onForget }: { devices: Device[]; onForget: (device: Device) => void }) {
  const ordered = [...devices].sort((a, b) => Number(b.current) - Number(a.current));
  return (
    <Table label={t.listLabel} className="table-fixed">
      <Header />
      <tbody>
        {ordered.map((device) => (
          <DeviceRow key={device.id} device={device} onForget={() => onForget(device)} />
        ))}
      </tbody>
    </Table>
  );
}

function Header() {
  return (
    <HeaderRow>
      <HeaderCell>{t.columns.device}</HeaderCell>
      <HeaderCell className="w-[22%] max-md:hidden">{t.columns.address}</HeaderCell>
      <HeaderCell className="w-[24%] max-md:hidden">{t.columns.trusted}</HeaderCell>
      <HeaderCell className="w-[18%] max-md:hidden">{t.columns.seen}</HeaderCell>
      <HeaderCell end className="w-[88px]">
        <span className="sr-only">{t.forget}</span>
      </HeaderCell>
    </HeaderRow>
  );
}

function DeviceRow({ device, onForget }: { device: Device; onForget: () => void }) {
  const seen = <Moment at={device.last_seen_at} />;
  return (
    <Row>
      <Cell className="py-2">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="break-words">{device.name}</span>
          {device.current && <Badge>{text.settings.sessions.current}</Badge>}
        </span>
        <span className="block text-12 text-muted md:hidden">
          <span className="block break-words">{device.address}</span>
          {t.columns.seen} {seen}
        </span>
        <span className="block md:hidden">
          <Trust device={device} />
        </span>
      </Cell>
      <Cell className="break-words py-1.5 text-13 text-muted max-md:hidden">{device.address}</Cell>
      <Cell className="text-13 max-md:hidden">
        <Trust device={device} />
      </Cell>
      <Cell className="text-13 text-muted max-md:hidden">{seen}</Cell>
      <Cell end>
        <Button size="sm" variant="quiet" onClick={onForget} aria-label={t.forgetOne(device.name)}>
          {t.forget}
        </Button>
      </Cell>
    </Row>
  );
}

function Trust({ device: { trusted_until } }: { device: Device }) {
  if (!trusted_until) return <span className="text-12 text-muted">{t.known}</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-1">
      <StatusText tone="good">{t.trusted}</StatusText>{" "}
      <span className="text-12 text-muted">
        {t.until} <Moment at={trusted_until} />
      </span>
    </span>
  );
}

/** The table to come, in its own columns and heights. */
export function DeviceSkeleton() {
  return (
    <div role="status" aria-label={text.common.loading}>
      <Table label={t.listLabel} aria-hidden="true" className="table-fixed">
        <Header />
        <tbody>
          <Row>
            <Cell className="py-2">
              <Skeleton className="my-1 w-32" />
              <Skeleton className="my-1.5 w-20 md:hidden" />
              <Skeleton className="my-1.5 w-36 md:hidden" />
            </Cell>
            <Cell className="max-md:hidden">
              <Skeleton className="w-24" />
            </Cell>
            <Cell className="max-md:hidden">
              <Skeleton className="w-20" />
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
