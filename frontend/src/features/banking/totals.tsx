import { Amount } from "@/ui/amount";
import type { Money } from "@/ui/money";

/** A total, or one for each currency. */
export function Totals({ totals, large = false, className }: { totals: Money[]; large?: boolean; className?: string }) {
  return (
    <span className="inline-flex flex-wrap justify-end gap-x-3">
      {totals.map((total) => (
        <Amount key={total.currency} money={total} live large={large} className={className ?? ""} />
      ))}
    </span>
  );
}
