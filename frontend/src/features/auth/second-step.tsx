"use client";

import { CircleAlert } from "lucide-react";
import { useState } from "react";
import type { ApiError } from "@/api/error";
import type { SecondFactor } from "@/api/people";
import type { SignIn } from "@/api/types";
import { Prove } from "@/features/second-factor/prove";
import { text } from "@/text/en";
import { icon } from "@/ui/icon";
import { Skeleton } from "@/ui/skeleton";
import { AuthPage } from "./auth-page";
import { recallSent, rememberSent } from "./begun-sign-in";

const t = text.secondFactor;

interface SecondStepProps {
  asked: SecondFactor;
  onAnswer: (answer: SignIn) => void;
  onEnded: (why: ApiError | null) => void;
}

/** The password was right; now something that whoever knows only the password does not have. */
export function SecondStep({ asked, onAnswer, onEnded }: SecondStepProps) {
  const [trust, setTrust] = useState(false);
  return (
    <AuthPage title={t.title} lead={asked.unfamiliar && <Unfamiliar />}>
      <Prove<SignIn>
        route="/v1/auth/second-factor"
        methods={asked.methods}
        preferred={asked.preferred}
        label={text.auth.signInButton}
        failed={text.auth.signInFailed}
        also={asked.may_trust_device ? { trust_device: trust } : {}}
        onProved={onAnswer}
        onEnded={onEnded}
        sent={recallSent}
        onSent={rememberSent}
      >
        {asked.may_trust_device && <TrustBox trust={trust} onChange={setTrust} />}
      </Prove>
      <button
        type="button"
        onClick={() => onEnded(null)}
        className="justify-self-start text-13 text-muted underline underline-offset-2 hover:text-ink"
      >
        {t.back}
      </button>
    </AuthPage>
  );
}

function TrustBox({ trust, onChange }: { trust: boolean; onChange: (trust: boolean) => void }) {
  return (
    <label className="flex items-start gap-2.5">
      <input
        type="checkbox"
        checked={trust}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-(--accent)"
      />
      <span>
        {t.trust}
        <span className="block text-12 text-muted">{t.trustHint}</span>
      </span>
    </label>
  );
}

function Unfamiliar() {
  return (
    <p className="flex gap-2">
      <CircleAlert {...icon} className="mt-0.5 shrink-0 text-warning" />
      {t.unfamiliar}
    </p>
  );
}

/** While it is found out how far the sign-in had come. */
export function SecondStepSkeleton() {
  return (
    <AuthPage title={t.title}>
      <div role="status" aria-label={text.common.loading} className="grid gap-4">
        <Skeleton className="w-56" />
        <Skeleton className="h-10 w-full" />
        <Skeleton className="h-10 w-full" />
      </div>
    </AuthPage>
  );
}
