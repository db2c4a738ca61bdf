import { Check, X } from "lucide-react";
import type { ReactNode } from "react";
import { text } from "@/text/en";
import { icon } from "@/ui/icon";

const t = text.banking.connect;

export function WhatIsShared() {
  return (
    <div className="grid gap-6 border-y border-hairline py-6 sm:grid-cols-2">
      <Points title={t.readTitle} items={t.reads} sign={<Check {...icon} className="mt-0.5 shrink-0 text-accent" />} />
      <Points title={t.neverTitle} items={t.nevers} sign={<X {...icon} className="mt-0.5 shrink-0 text-muted" />} />
    </div>
  );
}

function Points({ title, items, sign }: { title: string; items: readonly string[]; sign: ReactNode }) {
  return (
    <section className="grid content-start gap-2">
      <h2 className="text-14">{title}</h2>
      <ul className="grid gap-1.5">
        {items.map((item) => (
          <li key={item} className="flex gap-2 text-muted">
            {sign}
            {item}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function SandboxSignInHint() {
  return (
    <p className="border-l-2 border-sandbox pl-3 text-13">
      {t.sandbox} <code>{t.sandboxUser}</code> {t.sandboxAnd} <code>{t.sandboxPassword}</code>.
    </p>
  );
}
