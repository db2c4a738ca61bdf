import { Check, Circle, CircleDot, X } from "lucide-react";
import { cx } from "./cx";
import { Moment } from "./date-text";

export type StepState = "done" | "now" | "next" | "failed";

export interface TimelineStep {
  title: string;
  detail?: string;
  at?: string | null;
  state: StepState;
}

const signs = { done: Check, now: CircleDot, next: Circle, failed: X };
const words: Record<StepState, string> = { done: "Done", now: "Now", next: "Next", failed: "Failed" };

/** What has happened, what happens now and what comes next, with times. */
export function Timeline({ steps, label }: { steps: TimelineStep[]; label: string }) {
  return (
    <ol aria-label={label} className="grid">
      {steps.map((step, index) => {
        const Sign = signs[step.state];
        return (
          <li
            key={step.title}
            aria-current={step.state === "now" ? "step" : undefined}
            className={cx("grid grid-cols-[16px_1fr_auto] gap-x-3", step.state === "next" && "text-muted")}
          >
            <span className="flex flex-col items-center">
              <Sign
                size={16}
                strokeWidth={1.75}
                role="img"
                aria-label={words[step.state]}
                className={cx(
                  "my-0.5 shrink-0",
                  step.state === "failed" ? "text-danger" : step.state === "next" ? "" : "text-accent",
                  step.state === "now" && "animate-pulse",
                )}
              />
              {index < steps.length - 1 && <span className="w-px grow bg-hairline" />}
            </span>
            <div className="pb-5">
              <p className={cx(step.state === "now" && "font-strong")}>{step.title}</p>
              {step.detail && <p className="text-13 text-muted">{step.detail}</p>}
            </div>
            <span className="text-12 text-muted">{step.at && <Moment at={step.at} />}</span>
          </li>
        );
      })}
    </ol>
  );
}
