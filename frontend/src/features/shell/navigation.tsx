"use client";

import { ArrowLeftRight, Code, Landmark, Plus, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { AccountsOverview } from "@/features/banking/accounts-overview";
import { text } from "@/text/en";
import { buttonClass } from "@/ui/button";
import { cx } from "@/ui/cx";
import { icon } from "@/ui/icon";
import { Logo } from "@/ui/logo";
import { usePlace } from "./place";
import { PlaceMenu } from "./place-menu";

interface Destination {
  href: string;
  label: string;
  Icon: LucideIcon;
}

const destinations: Destination[] = [
  { href: "/accounts", label: text.shell.accounts, Icon: Landmark },
  { href: "/transactions", label: text.shell.transactions, Icon: ArrowLeftRight },
  { href: "/developers", label: text.shell.developers, Icon: Code },
];

function useCurrent(): (href: string) => boolean {
  const path = usePathname();
  return (href) => path === href || path.startsWith(`${href}/`);
}

export function SideBar() {
  const isCurrent = useCurrent();
  const { environment } = usePlace();
  return (
    <aside className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto border-r border-hairline px-3 pb-5 lg:flex">
      <div className="flex h-14 shrink-0 items-center px-2">
        <Link href="/accounts" className="rounded-control">
          <Logo />
        </Link>
      </div>
      <PlaceMenu />
      <nav aria-label={text.shell.navigation} className="grid gap-0.5">
        {destinations.map(({ href, label, Icon }) => (
          <Link
            key={href}
            href={href}
            aria-current={isCurrent(href) ? "page" : undefined}
            className={cx(
              "flex h-9 items-center gap-2.5 rounded-control px-2.5",
              isCurrent(href) ? "bg-hover font-strong" : "text-muted hover:bg-hover hover:text-ink",
            )}
          >
            <Icon {...icon} />
            {label}
          </Link>
        ))}
      </nav>
      {environment.permissions.includes("banking:read") && <AccountsOverview />}
      {environment.permissions.includes("banking:write") && (
        <div className="mt-auto px-1 pt-2">
          <Link href="/connect" className={buttonClass("secondary", "sm", "w-full")}>
            <Plus {...icon} />
            {text.shell.connect}
          </Link>
        </div>
      )}
    </aside>
  );
}

export function BottomBar() {
  const isCurrent = useCurrent();
  return (
    <nav
      aria-label={text.shell.navigation}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-3 border-t border-hairline bg-paper pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {destinations.map(({ href, label, Icon }) => (
        <Link
          key={href}
          href={href}
          aria-current={isCurrent(href) ? "page" : undefined}
          className={cx(
            "grid h-14 place-content-center justify-items-center gap-0.5 text-12",
            isCurrent(href) ? "text-accent" : "text-muted",
          )}
        >
          <Icon {...icon} size={20} />
          {label}
        </Link>
      ))}
    </nav>
  );
}
