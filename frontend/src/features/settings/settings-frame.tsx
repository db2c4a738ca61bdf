"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { text } from "@/text/en";
import { cx } from "@/ui/cx";
import { PageHeader } from "@/ui/page-header";

const t = text.settings;

/** Each section is a page of its own, so that it can be linked to. */
const sections = [{ href: "/settings", label: t.security }];

export function SettingsFrame({ children }: { children: ReactNode }) {
  const path = usePathname();
  return (
    <>
      <PageHeader title={t.title} />
      <nav aria-label={t.sections} className="mb-8 flex gap-5 overflow-x-auto border-b border-hairline">
        {sections.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            aria-current={path === href ? "page" : undefined}
            className={cx(
              "-mb-px flex h-9 items-center border-b-2 text-13",
              path === href ? "border-accent" : "border-transparent text-muted hover:text-ink",
            )}
          >
            {label}
          </Link>
        ))}
      </nav>
      {children}
    </>
  );
}
