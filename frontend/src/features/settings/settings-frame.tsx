"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { mayManage } from "@/features/members/queries";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { cx } from "@/ui/cx";
import { PageHeader } from "@/ui/page-header";

const t = text.settings;

/** Each section is a page of its own, so that it can be linked to. */
const sections = [
  { href: "/settings", label: t.security },
  { href: "/settings/profile", label: text.profile.section },
  { href: "/settings/privacy", label: text.privacy.section },
  { href: "/settings/workspace", label: t.workspace.section },
];
const forManagers = { href: "/settings/members", label: text.members.title };

export function SettingsFrame({ children }: { children: ReactNode }) {
  const path = usePathname();
  const { environment } = usePlace();
  const shown = mayManage(environment) ? [...sections, forManagers] : sections;
  return (
    <>
      <PageHeader title={t.title} />
      <nav aria-label={t.sections} className="mb-8 flex gap-5 overflow-x-auto border-b border-hairline">
        {shown.map(({ href, label }) => (
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
