import { toCivil } from "@/ui/dates";
import type { TransactionFilters } from "./filters";

export type Period = "all" | "month" | "lastMonth" | "quarter" | "year" | "custom";

type Range = Pick<TransactionFilters, "from" | "to">;

export function rangeOf(period: Exclude<Period, "custom">, today = new Date()): Range {
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  switch (period) {
    case "all":
      return {};
    case "month":
      return { from: toCivil(new Date(year, month, 1)) };
    case "lastMonth":
      return { from: toCivil(new Date(year, month - 1, 1)), to: toCivil(new Date(year, month, 0)) };
    case "quarter":
      return { from: toCivil(new Date(year, month, day - 89)) };
    case "year":
      return { from: `${year}-01-01` };
  }
}

/** Which named period a range is, so that an address shows the right choice. */
export function periodOf({ from, to }: Range, today = new Date()): Period {
  const named = ["all", "month", "lastMonth", "quarter", "year"] as const;
  const same = (range: Range) => range.from === from && range.to === to;
  return named.find((period) => same(rangeOf(period, today))) ?? "custom";
}
