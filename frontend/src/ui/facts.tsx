import type { ReactNode } from "react";

export type Fact = [label: string, value: ReactNode];

/** A fact that may be unknown, and is then left out. */
export type MaybeFact = Fact | false | "" | null | undefined;

/** Names and values beside one another; a fact without a name belongs to the one above. */
export function Facts({ facts }: { facts: MaybeFact[] }) {
  const known = facts.filter((fact): fact is Fact => Boolean(fact));
  return (
    <dl className="grid grid-cols-[minmax(96px,auto)_minmax(0,1fr)] gap-x-4 gap-y-2 text-13">
      {known.map(([label, value], index) => (
        <div key={index} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
