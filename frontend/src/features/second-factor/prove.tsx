"use client";

import { useState, type ReactNode } from "react";
import { api } from "@/api/client";
import { ApiError } from "@/api/error";
import type { FactorMethod, ProofMethod, SentCode } from "@/api/people";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { icon } from "@/ui/icon";
import { usePasskeysHere } from "./passkeys";
import { ProveByCode } from "./prove-by-code";
import { ProveByPasskey } from "./prove-by-passkey";
import { nameOf, signs } from "./ways";

const t = text.secondFactor;

export type Ask = <A>(path: string, body: object) => Promise<A>;

export interface ProofProps<T> {
  /** Names the act on the button. */
  label: string;
  /** What is said first when it did not work. */
  failed: string;
  onProved: (answer: T) => void;
  onCancel?: (() => void) | undefined;
  /** Goes with every proof, such as the wish to trust this browser. */
  also?: object;
  /** Stands above the button. */
  children?: ReactNode;
}

interface ProveProps<T> extends ProofProps<T> {
  /** The routes that take the proof, send codes and make passkey challenges all begin with this. */
  route: string;
  methods: ProofMethod[];
  preferred: FactorMethod;
  /** What was begun has ended, and with it all that could be proved. */
  onEnded?: (error: ApiError) => void;
  sent?: (method: FactorMethod) => SentCode | undefined;
  onSent?: (code: SentCode) => void;
}

/** Proves a second factor: the preferred way first, the others a press away. */
export function Prove<T>({ route, methods, preferred, onEnded, sent, onSent, ...proof }: ProveProps<T>) {
  const passkeys = usePasskeysHere();
  const usable = methods.filter(({ method }) => method !== "passkey" || passkeys);
  const [chosen, setChosen] = useState(preferred);
  const way = usable.find(({ method }) => method === chosen) ?? usable[0];
  const ask: Ask = async <A,>(path: string, body: object) => {
    try {
      return await api.post<A>(route + path, body);
    } catch (error) {
      if (error instanceof ApiError && error.code === "sign_in.not_begun") onEnded?.(error);
      throw error;
    }
  };
  if (!way) return <p>{t.noneHere}</p>;
  const others = usable.filter((other) => other !== way);
  return (
    <div className="grid gap-4">
      {way.method === "passkey" ? (
        <ProveByPasskey {...proof} ask={ask} />
      ) : (
        <ProveByCode key={way.method} {...proof} way={way} ask={ask} sent={sent?.(way.method)} onSent={onSent} />
      )}
      {others.length > 0 && <OtherWays key={`other than ${way.method}`} ways={others} onPick={setChosen} />}
    </div>
  );
}

function OtherWays({ ways, onPick }: { ways: ProofMethod[]; onPick: (method: FactorMethod) => void }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="justify-self-start text-13 text-accent underline underline-offset-2"
      >
        {t.another}
      </button>
    );
  }
  return (
    <section aria-label={t.anotherLabel} className="grid gap-1.5 border-t border-hairline pt-3">
      <h2 className="text-13 font-normal text-muted">{t.anotherLabel}</h2>
      {ways.map((way, index) => {
        const Sign = signs[way.method];
        return (
          <Button
            key={way.method}
            variant="quiet"
            size="sm"
            autoFocus={index === 0}
            onClick={() => onPick(way.method)}
            className="-mx-3 min-h-8 justify-start text-left whitespace-normal"
          >
            <Sign {...icon} />
            {nameOf(way)}
          </Button>
        );
      })}
    </section>
  );
}
