"use client";

import type { ApiKey } from "@/api/types";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { Moment } from "@/ui/date-text";
import { StatusText, type Tone } from "@/ui/status";
import { Cell, HeaderCell, HeaderRow, Row, Table } from "@/ui/table";
import { keyState, type KeyState } from "./queries";

const t = text.developers;
const tones: Record<KeyState, Tone> = { active: "good", revoked: "quiet", expired: "quiet" };

export function KeyTable({ apiKeys, onRevoke }: { apiKeys: ApiKey[]; onRevoke: (key: ApiKey) => void }) {
  return (
    <Table label={t.keysLabel} className="table-fixed">
      <HeaderRow>
        <HeaderCell>{t.columns.name}</HeaderCell>
        <HeaderCell className="w-[28%] max-lg:hidden">{t.columns.scopes}</HeaderCell>
        <HeaderCell className="w-[150px] max-md:hidden">{t.columns.used}</HeaderCell>
        <HeaderCell className="w-[96px] max-sm:hidden">{t.columns.status}</HeaderCell>
        <HeaderCell end className="w-[88px]">
          <span className="sr-only">{t.revoke}</span>
        </HeaderCell>
      </HeaderRow>
      <tbody>
        {apiKeys.map((key) => (
          <KeyRow key={key.id} apiKey={key} onRevoke={() => onRevoke(key)} />
        ))}
      </tbody>
    </Table>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const state = keyState(apiKey);
  const status = <StatusText tone={tones[state]}>{t[state]}</StatusText>;
  return (
    <Row className={state === "active" ? "" : "text-muted"}>
      <Cell className="py-2">
        <span className="block truncate">{apiKey.name}</span>
        <code className="block truncate text-12 text-muted">
          {apiKey.prefix}
          {apiKey.last4}
        </code>
        <span className="sm:hidden">{status}</span>
      </Cell>
      <Cell className="text-13 max-lg:hidden">{apiKey.scopes.join(", ")}</Cell>
      <Cell className="text-13 text-muted max-md:hidden">
        {apiKey.last_used_at ? <Moment at={apiKey.last_used_at} /> : t.usedNever}
      </Cell>
      <Cell className="max-sm:hidden">{status}</Cell>
      <Cell end>
        {state === "active" && (
          <Button size="sm" variant="quiet" onClick={onRevoke} aria-label={`${t.revoke} ${apiKey.name}`}>
            {t.revoke}
          </Button>
        )}
      </Cell>
    </Row>
  );
}
