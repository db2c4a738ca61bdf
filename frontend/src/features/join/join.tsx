"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import type { Me, Offer } from "@/api/types";
import { AuthPage } from "@/features/auth/auth-page";
import { forgetInvitation, keepInvitation, keptInvitation } from "@/features/auth/kept-invitation";
import { useMailedToken } from "@/features/auth/mailed-token";
import { firstEnvironment, useMe } from "@/features/auth/session";
import { useSignOut } from "@/features/auth/use-sign-out";
import { usePreferences } from "@/features/shell/preferences";
import { text } from "@/text/en";
import { Button, buttonClass } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { Skeleton } from "@/ui/skeleton";
import { OfferFacts } from "./offer-facts";

const t = text.join;

/** The mailed invitation. Nothing comes of it without a click, because mail scanners open links by themselves. */
export function Join() {
  const mailed = useMailedToken();
  const [token] = useState(() => mailed ?? keptInvitation());
  const me = useMe({ ask: usePreferences((preferences) => preferences.returning) });
  const offer = useOffer(token);

  if (!token) return <Unusable>{t.missing}</Unusable>;
  if (isAboutTheLink(offer.error)) return <Unusable>{t.invalidText}</Unusable>;
  if (offer.isError) {
    return (
      <AuthPage title={t.pageTitle}>
        <ErrorState title={t.failed} problem={asProblem(offer.error)} onRetry={() => void offer.refetch()} />
      </AuthPage>
    );
  }
  if (!offer.data || me.isLoading) return <Waiting />;
  return (
    <AuthPage title={t.title(offer.data.workspace)} lead={t.lead(offer.data.invited_by)}>
      <OfferFacts offer={offer.data} />
      {!me.data && <SignedOut email={offer.data.email} token={token} />}
      {me.data && !isSame(me.data.user.email, offer.data.email) && (
        <AnotherAddress signedIn={me.data.user.email} invited={offer.data.email} token={token} />
      )}
      {me.data && isSame(me.data.user.email, offer.data.email) && <Accept token={token} offer={offer.data} />}
    </AuthPage>
  );
}

function useOffer(token: string | null) {
  return useQuery({
    queryKey: keys.offer(token ?? ""),
    enabled: token !== null,
    queryFn: async ({ signal }) => {
      try {
        return await api.post<Offer>("/v1/auth/invitation", { token }, { signal });
      } catch (error) {
        if (isAboutTheLink(error)) forgetInvitation();
        throw error;
      }
    },
  });
}

function Accept({ token, offer }: { token: string; offer: Offer }) {
  const client = useQueryClient();
  const router = useRouter();
  const accept = useMutation({
    mutationFn: async () => {
      const { id } = await api.post<{ id: string }>("/v1/auth/accept-invitation", { token });
      forgetInvitation();
      return { id, me: await api.get<Me>("/v1/me") };
    },
    onSuccess({ id, me }) {
      client.setQueryData(keys.me, me);
      const environment = firstEnvironment(me.workspaces.find((workspace) => workspace.id === id));
      if (environment) usePreferences.getState().setEnvironment(environment.id);
      router.replace("/accounts");
    },
  });
  if (isAboutTheLink(accept.error)) return <p role="alert">{t.invalidText}</p>;
  if (accept.error instanceof ApiError && accept.error.code === "member.already_there") return <Already />;
  return (
    <>
      {accept.isError && <ErrorState title={t.acceptFailed} problem={asProblem(accept.error)} />}
      <div className="grid gap-2">
        <Button variant="primary" busy={accept.isPending || accept.isSuccess} onClick={() => accept.mutate()}>
          {t.accept}
        </Button>
        <p className="text-13 text-muted">{t.acceptNote(offer.email)}</p>
      </div>
    </>
  );
}

function Already() {
  return (
    <div role="alert" className="grid gap-4">
      <p>{t.already}</p>
      <Link href="/accounts" className={buttonClass("primary")}>
        {t.open}
      </Link>
    </div>
  );
}

function SignedOut({ email, token }: { email: string; token: string }) {
  const keep = () => keepInvitation(token);
  return (
    <div className="grid gap-3">
      <p>{t.signedOut(email)}</p>
      <Link href="/sign-in?next=%2Fjoin" onClick={keep} className={buttonClass("primary")}>
        {text.auth.signInButton}
      </Link>
      <Link href="/register" onClick={keep} className={buttonClass("secondary")}>
        {t.register}
      </Link>
    </div>
  );
}

function AnotherAddress({ signedIn, invited, token }: { signedIn: string; invited: string; token: string }) {
  const router = useRouter();
  const signOut = useSignOut({ onDone: () => router.push("/sign-in?next=%2Fjoin") });
  function leave() {
    keepInvitation(token);
    signOut.mutate();
  }
  return (
    <div className="grid gap-3">
      <p>{t.another(signedIn, invited)}</p>
      <Button variant="primary" busy={signOut.isPending} onClick={leave}>
        {t.switch}
      </Button>
    </div>
  );
}

function Unusable({ children }: { children: string }) {
  return (
    <AuthPage title={t.invalidTitle} lead={children}>
      <Link href="/" className={buttonClass("secondary")}>
        {text.errors.goHome}
      </Link>
    </AuthPage>
  );
}

function Waiting() {
  return (
    <AuthPage title={t.pageTitle}>
      <div role="status" aria-label={text.common.loading} className="grid gap-3">
        <Skeleton className="w-64" />
        <Skeleton className="w-40" />
        <Skeleton className="mt-4 h-10 w-full" />
      </div>
    </AuthPage>
  );
}

function isAboutTheLink(error: unknown): boolean {
  return error instanceof ApiError && (error.code === "invitation.invalid" || error.fields.token !== undefined);
}

/** As the server compares addresses; it has the last word. */
function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
