"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useMemo, type ReactNode } from "react";
import { asProblem } from "@/api/error";
import type { Me } from "@/api/types";
import { choosePlace, useMe } from "@/features/auth/session";
import { DeletionBanner } from "@/features/privacy/deletion-banner";
import { useFollowProfile } from "@/features/profile/follow-profile";
import { useEventStream } from "@/features/realtime/use-event-stream";
import { text } from "@/text/en";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { Skeleton } from "@/ui/skeleton";
import { FactorGate, isClosed } from "./factor-gate";
import { BottomBar, SideBar } from "./navigation";
import { PlaceContext } from "./place";
import { usePreferences } from "./preferences";
import { TopBar } from "./top-bar";

/** Every signed-in page: who, where, the ways to go, and the live connection. */
export function Shell({ children }: { children: ReactNode }) {
  const me = useMe();
  const router = useRouter();
  const path = usePathname();
  const followed = useFollowProfile(me.data?.profile);

  const signedOut = me.data === null;
  const signedIn = Boolean(me.data);
  useEffect(() => {
    if (signedIn || signedOut) usePreferences.getState().setReturning(signedIn);
    if (signedOut) router.replace(`/sign-in?next=${encodeURIComponent(path + window.location.search)}`);
  }, [signedIn, signedOut, path, router]);

  if (me.isError && !me.data) {
    return (
      <Blank>
        <ErrorState title={text.shell.meFailed} problem={asProblem(me.error)} onRetry={() => void me.refetch()} />
      </Blank>
    );
  }
  if (!me.data || !followed) return <ShellSkeleton />;
  return <Placed me={me.data}>{children}</Placed>;
}

function Placed({ me, children }: { me: Me; children: ReactNode }) {
  const chosen = usePreferences((preferences) => preferences.environmentId);
  const place = useMemo(() => {
    const found = choosePlace(me, chosen);
    if (!found) return null;
    const place = { ...found, me };
    return isClosed(place) ? { ...place, environment: { ...found.environment, permissions: [] } } : place;
  }, [me, chosen]);
  if (!place) {
    return (
      <Blank>
        <EmptyState title={text.shell.noEnvironmentTitle}>{text.shell.noEnvironmentText}</EmptyState>
      </Blank>
    );
  }
  return (
    <PlaceContext value={place}>
      <Connected
        // Nothing of a closed place may be read, so there is nothing to listen to.
        listenTo={isClosed(place) ? null : place.environment.id}
        sandbox={place.environment.kind === "sandbox"}
      >
        <FactorGate>{children}</FactorGate>
      </Connected>
    </PlaceContext>
  );
}

function Connected(props: { listenTo: string | null; sandbox: boolean; children: ReactNode }) {
  useEventStream(props.listenTo);
  useFavicon(props.sandbox);
  const density = usePreferences((preferences) => preferences.density);
  return (
    <div
      data-density={density}
      className="grid min-h-dvh grid-cols-1 lg:grid-cols-[240px_minmax(0,1fr)] data-[density=dense]:[--row:32px]"
    >
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:left-4 focus:top-4 focus:z-50 focus:bg-raised focus:p-3"
      >
        {text.common.skip}
      </a>
      <SideBar />
      <div className="flex min-w-0 flex-col">
        <TopBar />
        <main
          id="content"
          tabIndex={-1}
          className="w-full max-w-content grow px-gutter pb-28 pt-6 outline-none lg:pb-16"
        >
          <DeletionBanner />
          {props.children}
        </main>
      </div>
      <BottomBar />
    </div>
  );
}

/** The tab itself tells sandbox from real. */
function useFavicon(sandbox: boolean): void {
  useEffect(() => {
    const link = document.getElementById("favicon") as HTMLLinkElement | null;
    if (!link) return;
    link.href = sandbox ? "/favicon-sandbox.svg" : "/favicon.svg";
    return () => {
      link.href = "/favicon.svg";
    };
  }, [sandbox]);
}

function Blank({ children }: { children: ReactNode }) {
  return <main className="mx-auto max-w-[560px] px-gutter py-24">{children}</main>;
}

function ShellSkeleton() {
  return (
    <div
      role="status"
      aria-label={text.common.loading}
      className="grid min-h-dvh grid-cols-1 lg:grid-cols-[240px_minmax(0,1fr)]"
    >
      <div className="hidden content-start gap-5 border-r border-hairline p-5 pt-20 lg:grid">
        <Skeleton className="w-28" />
        <Skeleton className="w-32" />
        <Skeleton className="w-24" />
      </div>
      <div>
        <div className="h-12 border-b border-hairline" />
        <div className="px-gutter pt-6">
          <Skeleton className="h-7 w-40" />
        </div>
      </div>
    </div>
  );
}
