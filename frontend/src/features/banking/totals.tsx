import { Amount } from "@/ui/amount";
import type { Money } from "@/ui/money";

/** A total, or one for each currency. */
export function Totals({ totals, className }: { totals: Money[]; className?: string }) {
  return (
    <span className="inline-flex flex-wrap justify-end gap-x-3">
      {totals.map((total) => (
        <Amount key={total.currency} money={total} live className={className ?? ""} />
      ))}
    </span>
  );
}
