import { CircleAlert, CircleCheck, CircleDashed, CircleX, Clock, type LucideIcon } from "lucide-react";
import { cx } from "./cx";

export type Tone = "good" | "waiting" | "warning" | "bad" | "quiet";

const looks: Record<Tone, { Icon: LucideIcon; colour: string }> = {
  good: { Icon: CircleCheck, colour: "text-accent" },
  waiting: { Icon: Clock, colour: "text-muted" },
  warning: { Icon: CircleAlert, colour: "text-warning" },
  bad: { Icon: CircleX, colour: "text-danger" },
  quiet: { Icon: CircleDashed, colour: "text-muted" },
};

/** A state in a word; the sign before it says the same again, so colour is never alone. */
export function StatusText({ tone, children }: { tone: Tone; children: string }) {
  const { Icon, colour } = looks[tone];
  return (
    <span className={cx("inline-flex items-center gap-1.5 whitespace-nowrap text-13", colour)}>
      <Icon size={14} strokeWidth={1.5} aria-hidden className="shrink-0" />
      {children}
    </span>
  );
}

/** A small mark beside a name, such as "Sandbox" or "pending". */
export function Badge({ children, tone = "plain" }: { children: string; tone?: "plain" | "sandbox" }) {
  return (
    <span
      className={cx(
        "inline-block whitespace-nowrap rounded-[4px] border px-1.5 text-12 leading-5",
        tone === "sandbox" ? "border-sandbox text-warning" : "border-hairline text-muted",
      )}
    >
      {children}
    </span>
  );
}
