"use client";

import { CircleAlert, ShieldAlert } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import type { Me } from "@/api/types";
import type { Place } from "@/features/auth/session";
import { text } from "@/text/en";
import { buttonClass } from "@/ui/button";
import { icon } from "@/ui/icon";
import { usePlace } from "./place";

const t = text.security.demanded;

/** The workspace asks for a second factor that the person does not have: the server refuses everything in it. */
export function isClosed({ me, workspace }: Place & { me: Me }): boolean {
  return workspace.requires_second_factor && !me.has_second_factor;
}

/** Where one is demanded and missing, says so and leads to where it is added; the settings stay open for that. */
export function FactorGate({ children }: { children: ReactNode }) {
  const place = usePlace();
  const inSettings = usePathname().startsWith("/settings");
  if (isClosed(place) && !inSettings) return <Closed workspace={place.workspace.name} />;
  const missing = isClosed(place) || (place.me.must_have_second_factor && !place.me.has_second_factor);
  return (
    <>
      {missing && <Banner closed={isClosed(place) ? place.workspace.name : null} link={!inSettings} />}
      {children}
    </>
  );
}

function Closed({ workspace }: { workspace: string }) {
  return (
    <section className="grid max-w-[56ch] justify-items-start gap-3 py-12">
      <ShieldAlert size={24} strokeWidth={1.5} aria-hidden className="text-warning" />
      <h1 className="text-28">{t.title}</h1>
      <p className="text-muted">{t.byWorkspace(workspace)}</p>
      <Link href="/settings" className={buttonClass("primary")}>
        {t.button}
      </Link>
    </section>
  );
}

function Banner({ closed, link }: { closed: string | null; link: boolean }) {
  return (
    <div
      role="status"
      className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control border border-sandbox px-4 py-3"
    >
      <p className="flex min-w-0 flex-1 basis-72 items-start gap-2">
        <CircleAlert {...icon} className="mt-0.5 shrink-0 text-warning" />
        {closed ? t.byWorkspace(closed) : t.banner}
      </p>
      {link && (
        <Link href="/settings" className={buttonClass("secondary", "sm")}>
          {t.button}
        </Link>
      )}
    </div>
  );
}
