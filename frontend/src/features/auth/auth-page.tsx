import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/ui/logo";

/** One form in the middle of a quiet page. */
export function AuthPage({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] px-gutter">
      <header className="flex h-16 items-center">
        <Link href="/" className="rounded-control">
          <Logo />
        </Link>
      </header>
      <main className="mx-auto grid w-full max-w-[380px] content-start gap-6 pb-16 pt-[8vh]">
        <div className="grid gap-2">
          <h1 className="text-28">{title}</h1>
          {lead && <div className="text-muted">{lead}</div>}
        </div>
        {children}
      </main>
    </div>
  );
}
