import type { ComponentProps } from "react";
import { cx } from "./cx";

export interface SelectOption {
  value: string;
  label: string;
}

interface SelectProps extends Omit<ComponentProps<"select">, "aria-label" | "onChange" | "children"> {
  label: string;
  options: SelectOption[];
  onPick: (value: string) => void;
}

/** The platform's own select: best on phones and for assistive technology. The label is spoken, not shown. */
export function Select({ label, options, onPick, className, ...rest }: SelectProps) {
  return (
    <select
      {...rest}
      aria-label={label}
      onChange={(event) => onPick(event.target.value)}
      className={cx(
        "select h-10 min-w-0 truncate rounded-control border border-border bg-raised pl-3 pr-8 text-16 sm:h-8 sm:text-13",
        className,
      )}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
