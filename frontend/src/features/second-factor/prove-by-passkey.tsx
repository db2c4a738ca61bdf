"use client";

import { useMutation } from "@tanstack/react-query";
import type { PasskeyChallenge } from "@/api/people";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { icon } from "@/ui/icon";
import { askPasskey, passkeyProblem } from "./passkeys";
import { ProofButtons } from "./proof-buttons";
import type { Ask, ProofProps } from "./prove";
import { signs } from "./ways";

const t = text.secondFactor;

/** The browser asks only after a press, so that nobody meets its window unprepared. */
export function ProveByPasskey<T>(props: ProofProps<T> & { ask: Ask }) {
  const { ask, also, failed, onProved, onCancel, children } = props;
  const prove = useMutation({
    async mutationFn() {
      const proof = await askPasskey(await ask<PasskeyChallenge>("/passkey", {}));
      return ask<T>("", { method: "passkey", ...proof, ...also });
    },
    onSuccess: onProved,
  });
  const Sign = signs.passkey;
  return (
    <div className="grid gap-4">
      <p className="text-muted">{t.how.passkey}</p>
      {prove.isError && <ErrorState title={failed} problem={passkeyProblem(prove.error)} />}
      {children}
      <ProofButtons onCancel={onCancel}>
        <Button variant="primary" autoFocus busy={prove.isPending || prove.isSuccess} onClick={() => prove.mutate()}>
          <Sign {...icon} />
          {text.passkeys.use}
        </Button>
      </ProofButtons>
    </div>
  );
}
