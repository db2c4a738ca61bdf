"use client";

import type { ApiKey } from "@/api/types";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { DateText, Moment } from "@/ui/date-text";
import { toCivil } from "@/ui/dates";
import { StatusText, type Tone } from "@/ui/status";
import { Cell, HeaderCell, HeaderRow, Row, Table } from "@/ui/table";
import { keyState, type KeyState } from "./queries";

const t = text.developers;
const tones: Record<KeyState, Tone> = { active: "good", off: "warning", revoked: "quiet", expired: "quiet" };

/** The same columns in the same order as in the developer portal. */
export function KeyTable({ apiKeys, onRevoke }: { apiKeys: ApiKey[]; onRevoke: (key: ApiKey) => void }) {
  return (
    <Table label={t.keysLabel} className="table-fixed">
      <HeaderRow>
        <HeaderCell>{t.columns.name}</HeaderCell>
        <HeaderCell className="w-[196px] max-md:hidden">{t.columns.key}</HeaderCell>
        <HeaderCell className="w-[18%] max-xl:hidden">{t.columns.scopes}</HeaderCell>
        <HeaderCell className="w-[108px] max-xl:hidden">{t.columns.created}</HeaderCell>
        <HeaderCell className="w-[132px] max-lg:hidden">{t.columns.used}</HeaderCell>
        <HeaderCell className="w-[108px] max-lg:hidden">{t.columns.expires}</HeaderCell>
        <HeaderCell className="w-[96px] max-sm:hidden">{t.columns.state}</HeaderCell>
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

/** The day alone: the minute in which a key was made or ends helps nobody to choose one. */
function Day({ at }: { at: string }) {
  return <DateText date={toCivil(new Date(at))} absolute />;
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const state = keyState(apiKey);
  const status = <StatusText tone={tones[state]}>{t[state]}</StatusText>;
  const used = apiKey.last_used_at ? <Moment at={apiKey.last_used_at} /> : t.usedNever;
  const expires = apiKey.expires_at ? <Day at={apiKey.expires_at} /> : t.expiresNever;
  const shown = (
    <code className="block truncate text-12 text-muted">
      {apiKey.prefix}
      {apiKey.last4}
    </code>
  );
  return (
    <Row className={state === "active" ? "" : "text-muted"}>
      <Cell className="py-2">
        <span className="block truncate">{apiKey.name}</span>
        <span className="md:hidden">{shown}</span>
        <span className="block text-12 text-muted lg:hidden">
          {t.columns.used}: {used} · {t.columns.expires}: {expires}
        </span>
        <span className="sm:hidden">{status}</span>
      </Cell>
      <Cell className="max-md:hidden">{shown}</Cell>
      <Cell className="py-2 text-13 max-xl:hidden">{apiKey.scopes.join(", ")}</Cell>
      <Cell className="text-13 text-muted max-xl:hidden">
        <Day at={apiKey.created_at} />
      </Cell>
      <Cell className="text-13 text-muted max-lg:hidden">{used}</Cell>
      <Cell className="text-13 text-muted max-lg:hidden">{expires}</Cell>
      <Cell className="max-sm:hidden">
        <span className="flex">{status}</span>
      </Cell>
      <Cell end>
        {(state === "active" || state === "off") && (
          <Button size="sm" variant="quiet" onClick={onRevoke} aria-label={`${t.revoke} ${apiKey.name}`}>
            {t.revoke}
          </Button>
        )}
      </Cell>
    </Row>
  );
}
