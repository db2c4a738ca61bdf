import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  children: ReactNode;
  /** The one thing to do now. */
  action?: ReactNode;
  /** What the page will look like: sample rows, shown faint and hidden from assistive technology. */
  sample?: ReactNode;
}

export function EmptyState({ title, children, action, sample }: EmptyStateProps) {
  return (
    <section className="grid gap-8 py-4">
      <div className="grid max-w-[56ch] justify-items-start gap-3">
        <h2 className="text-20">{title}</h2>
        <p className="text-muted">{children}</p>
        {action}
      </div>
      {sample && (
        <div aria-hidden="true" inert className="pointer-events-none select-none opacity-40">
          {sample}
        </div>
      )}
    </section>
  );
}
