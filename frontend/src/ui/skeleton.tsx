import { cx } from "./cx";

/** A grey bar where text will be; give it the width and height of the text. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx("skeleton block h-3", className)} />;
}

const widths = ["w-40", "w-28", "w-48", "w-32", "w-36"];

/** Rows in the height of the table to come, so that nothing jumps. */
export function SkeletonRows({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-(--row) items-center gap-6 border-b border-hairline">
          <Skeleton className="w-14" />
          <Skeleton className={widths[row % widths.length]} />
          <Skeleton className="ml-auto w-20" />
        </div>
      ))}
    </div>
  );
}
