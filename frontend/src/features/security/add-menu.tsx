"use client";

import { Plus } from "lucide-react";
import type { FactorMethod, Factors } from "@/api/people";
import { signs } from "@/features/second-factor/ways";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { icon } from "@/ui/icon";
import { Menu, MenuItem } from "@/ui/menu";
import { Badge } from "@/ui/status";

const t = text.security.factors;

export type AddableMethod = Exclude<FactorMethod, "recovery_code">;

/** What may still be added, safest first: many passkeys, but one authenticator app, one number and one mailbox. */
export function waysToAdd(known: Factors, passkeysHere: boolean): AddableMethod[] {
  const has = (method: AddableMethod) => known.factors.some((factor) => factor.method === method);
  const ways: (AddableMethod | false)[] = [
    known.passkeys_available && passkeysHere && "passkey",
    !has("totp") && "totp",
    known.sms_available && !has("sms") && "sms",
    !has("email") && "email",
  ];
  return ways.filter((way) => way !== false);
}

interface Ways {
  ways: AddableMethod[];
  onPick: (method: AddableMethod) => void;
}

export function AddMenu({ ways, onPick }: Ways) {
  return (
    // The menu brings elements of its own, which must not take part in the layout around it.
    <div>
      <Menu
        trigger={
          <Button size="sm">
            <Plus {...icon} />
            {t.add}
          </Button>
        }
      >
        {ways.map((method) => {
          const Sign = signs[method];
          return (
            <MenuItem key={method} onClick={() => onPick(method)}>
              <Sign {...icon} />
              {t.ways[method].add}
            </MenuItem>
          );
        })}
      </Menu>
    </div>
  );
}

/** Nothing is there yet: each way with what it means, so that choosing is easy. */
export function FirstFactor({ ways, onPick }: Ways) {
  return (
    <div className="grid gap-3">
      <p>{t.none}</p>
      <ul aria-label={t.add} className="border-t border-hairline">
        {ways.map((method) => {
          const Sign = signs[method];
          return (
            <li
              key={method}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-hairline py-3"
            >
              <div className="flex min-w-0 flex-1 basis-64 items-start gap-2.5">
                <Sign {...icon} className="mt-0.5 shrink-0 text-muted" />
                <div className="min-w-0">
                  <p className="flex flex-wrap items-center gap-x-2">
                    {text.secondFactor.names[method]}
                    {method === ways[0] && <Badge>{t.recommended}</Badge>}
                  </p>
                  <p className="text-13 text-muted">{t.ways[method].text}</p>
                </div>
              </div>
              <Button
                size="sm"
                variant={method === ways[0] ? "primary" : "secondary"}
                onClick={() => onPick(method)}
                aria-label={t.ways[method].add}
              >
                {t.addOne}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
