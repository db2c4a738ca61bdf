import type { ReactNode } from "react";

export function PageHeader({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="grid gap-1">
        <h1 className="text-28">{title}</h1>
        {children && <div className="max-w-[60ch] text-muted">{children}</div>}
      </div>
      {action}
    </header>
  );
}
