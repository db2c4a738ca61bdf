import type { ComponentProps } from "react";
import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "md" | "sm";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong font-strong",
  secondary: "border border-border text-ink hover:bg-hover",
  quiet: "text-ink hover:bg-hover",
  danger: "bg-danger text-on-danger hover:opacity-90 font-strong",
};
const sizes: Record<ButtonSize, string> = { md: "h-10 px-4 text-14", sm: "h-8 px-3 text-13" };

/** The look alone, for links that act as a button. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "md", extra?: string): string {
  return cx(
    "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-control",
    "transition-colors duration-(--quick) disabled:cursor-not-allowed disabled:opacity-55",
    variants[variant],
    sizes[size],
    extra,
  );
}

interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Work is under way: the button keeps its width and label, cannot be pressed again, and says so to a screen reader. */
  busy?: boolean;
}

export function Button({ variant, size, busy = false, disabled, className, type = "button", ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClass(variant, size, cx(busy && "animate-pulse", className))}
    />
  );
}

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  label: string;
}

/** An icon that is universally known, with its word for assistive technology. */
export function IconButton({ label, className, type = "button", ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={cx(
        "inline-flex size-8 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink",
        className,
      )}
    />
  );
}
