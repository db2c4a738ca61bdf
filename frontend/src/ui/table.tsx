import type { ComponentProps } from "react";
import { cx } from "./cx";

/** A list of money rows: hairlines, no zebra, numbers right. Row height is the person's choice (--row). */
export function Table({ label, className, ...rest }: ComponentProps<"table"> & { label: string }) {
  return <table {...rest} aria-label={label} className={cx("w-full border-collapse text-left", className)} />;
}

export function HeaderRow(props: ComponentProps<"tr">) {
  return (
    <thead className="border-b border-hairline text-12 text-muted">
      <tr {...props} />
    </thead>
  );
}

export function HeaderCell({ end = false, className, ...rest }: ComponentProps<"th"> & { end?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx("h-8 px-2 font-normal first:pl-0 last:pr-0", end && "text-right", className)}
    />
  );
}

export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={cx("border-b border-hairline", className)} />;
}

export function Cell({ end = false, className, ...rest }: ComponentProps<"td"> & { end?: boolean }) {
  return (
    <td
      {...rest}
      className={cx("h-(--row) px-2 align-middle first:pl-0 last:pr-0", end && "tabular text-right", className)}
    />
  );
}
