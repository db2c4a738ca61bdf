import { text } from "@/text/en";
import { cx } from "@/ui/cx";
import { categoryDot, categoryLabel } from "./categories";

export function Category({ category }: { category: string | null }) {
  if (!category) return <span className="text-muted">{text.banking.transactions.uncategorised}</span>;
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-2">
      <span className={cx("dot", categoryDot(category))} aria-hidden="true" />
      <span className="truncate">{categoryLabel(category)}</span>
    </span>
  );
}
