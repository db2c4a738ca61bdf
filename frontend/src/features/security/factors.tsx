"use client";

import { useRef, useState } from "react";
import { asProblem } from "@/api/error";
import type { Factor } from "@/api/people";
import { usePasskeysHere } from "@/features/second-factor/passkeys";
import { text } from "@/text/en";
import { ErrorState } from "@/ui/error-state";
import { StatusText } from "@/ui/status";
import { announce } from "@/ui/toast";
import { AddFactor } from "./add-factor";
import { AddMenu, FirstFactor, waysToAdd, type AddableMethod } from "./add-menu";
import { AfterChange } from "./after-change";
import { FactorSkeleton, FactorTable } from "./factor-table";
import { useChangeFactor, useFactors } from "./queries";
import { RecoveryCodesLine } from "./recovery-codes-line";
import { RemoveFactor } from "./remove-factor";
import { RenameFactor } from "./rename-factor";

const t = text.security.factors;

/** How somebody proves, beside the password, that it is them. */
export function Factors() {
  const factors = useFactors();
  const passkeysHere = usePasskeysHere();
  const [adding, setAdding] = useState<AddableMethod | null>(null);
  const [renaming, setRenaming] = useState<Factor | null>(null);
  const [removing, setRemoving] = useState<Factor | null>(null);
  const [changed, setChanged] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const prefer = useChangeFactor({
    onDone: ({ label }) => announce({ title: t.preferredNow(label) }),
    onFailed: () => announce({ title: t.preferFailed }),
  });
  const known = factors.data;
  const ways = known ? waysToAdd(known, passkeysHere) : [];
  const some = known !== undefined && known.factors.length > 0;
  return (
    <section className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="grid gap-1">
          <h2 ref={heading} tabIndex={-1} className="text-20 outline-none">
            {t.title}
          </h2>
          <p className="text-muted">{t.text}</p>
        </div>
        {some && ways.length > 0 && <AddMenu ways={ways} onPick={setAdding} />}
      </div>
      {known?.required && !some && <StatusText tone="warning">{t.required}</StatusText>}
      {factors.isPending && <FactorSkeleton />}
      {factors.isError && !known && (
        <ErrorState title={t.failed} problem={asProblem(factors.error)} onRetry={() => void factors.refetch()} />
      )}
      {known && !some && <FirstFactor ways={ways} onPick={setAdding} />}
      {some && (
        <>
          <FactorTable
            factors={known.factors}
            onPrefer={({ id }) => prefer.mutate({ id, preferred: true })}
            onRename={setRenaming}
            onRemove={setRemoving}
          />
          <RecoveryCodesLine left={known.recovery_codes_left} />
        </>
      )}
      {changed && <AfterChange onDone={() => setChanged(false)} />}
      <AddFactor method={adding} thenFocus={heading} onClose={() => setAdding(null)} onAdded={() => setChanged(true)} />
      <RenameFactor factor={renaming} thenFocus={heading} onClose={() => setRenaming(null)} />
      <RemoveFactor
        factor={removing}
        last={known?.factors.length === 1}
        thenFocus={heading}
        onClose={() => setRemoving(null)}
        onRemoved={() => setChanged(true)}
      />
    </section>
  );
}
