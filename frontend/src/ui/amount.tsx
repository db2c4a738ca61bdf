"use client";

import { useState } from "react";
import { cx } from "./cx";
import { direction, formatAmount, speakAmount, type Money } from "./money";

interface AmountProps {
  money: Money;
  /** A movement: the plus is shown too, and money in takes the accent. A balance shows only its minus. */
  movement?: boolean;
  /** The currency in muted text after the number; leave it out only where a heading already says it. */
  currency?: boolean;
  /** A figure in large type: its currency stays small. */
  large?: boolean;
  /** Tint for a second when the figure changes while it is on the page. */
  live?: boolean;
  className?: string;
}

export function Amount({
  money,
  movement = false,
  currency = true,
  large = false,
  live = false,
  className,
}: AmountProps) {
  const changed = useChanged(money.value, live);
  const shown = formatAmount(money, { signed: movement });
  return (
    <span className={cx("tabular whitespace-nowrap", className)}>
      <span className="sr-only">{speakAmount(money, { signed: movement })}</span>
      <span aria-hidden="true">
        <span
          key={changed}
          className={cx(changed > 0 && "has-changed", movement && direction(money) === "in" && "text-accent")}
        >
          {shown}
        </span>
        {currency && (
          <span className={cx("text-muted", large ? "ml-1.5 text-[0.5em]" : "ml-1 text-[0.86em]")}>
            {money.currency}
          </span>
        )}
      </span>
    </span>
  );
}

/** Counts the changes of a value since it was first shown; the count as a key restarts the animation. */
function useChanged(value: string, live: boolean): number {
  const [seen, setSeen] = useState({ value, changes: 0 });
  if (seen.value === value) return seen.changes;
  // Noted while rendering, so that the new figure never shows without its tint.
  const next = { value, changes: live ? seen.changes + 1 : seen.changes };
  setSeen(next);
  return next.changes;
}
