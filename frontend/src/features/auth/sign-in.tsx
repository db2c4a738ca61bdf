"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState, useSyncExternalStore } from "react";
import { api } from "@/api/client";
import { ApiError, asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import type { SecondFactor } from "@/api/people";
import type { SignIn as Answer } from "@/api/types";
import { usePreferences } from "@/features/shell/preferences";
import type { Problem } from "@/ui/error-state";
import { forgetBegun, recallBegun, rememberBegun } from "./begun-sign-in";
import { keptInvitation } from "./kept-invitation";
import { PasswordStep } from "./password-step";
import { SecondStep, SecondStepSkeleton } from "./second-step";
import { safeReturnPath, useMe } from "./session";
import { useGoOn } from "./use-go-on";

export function SignIn() {
  const asked = useSearchParams().get("next");
  // Whoever registered to follow an invitation comes here from the mail, without knowing the way back.
  const next = asked === null && keptInvitation() ? "/join" : safeReturnPath(asked);
  const client = useQueryClient();
  const me = useMe({ ask: usePreferences((preferences) => preferences.returning) });
  const [email, setEmail] = useState("");
  const [ended, setEnded] = useState<Problem | null>(null);
  const second = useSecondStep();

  function take(answer: Answer) {
    setEnded(null);
    if (answer.status === "second_factor_required") return second.begin(answer.second_factor);
    second.finish();
    // Nothing that an earlier person loaded may be shown to this one; what this page itself asked is not of that kind.
    client.removeQueries({ type: "inactive", predicate: (query) => query.queryKey[0] !== "me" });
    client.setQueryData(keys.me, answer.me);
    usePreferences.getState().setReturning(true);
  }
  const signedIn = Boolean(me.data);
  useGoOn(signedIn, next);

  if (!second.open) {
    return (
      <PasswordStep email={email} onEmail={setEmail} onAnswer={take} ended={ended ?? second.lost} leaving={signedIn} />
    );
  }
  if (!second.asked) return <SecondStepSkeleton />;
  return (
    <SecondStep
      asked={second.asked}
      onAnswer={take}
      onEnded={(why) => {
        setEnded(why && asProblem(why));
        second.end();
      }}
    />
  );
}

/** The second step of this tab's sign-in: just begun, or begun before the page was loaded again. */
function useSecondStep() {
  const client = useQueryClient();
  const begunBefore = useSyncExternalStore(
    () => () => undefined,
    () => recallBegun() !== null,
    () => false,
  );
  const [begun, setBegun] = useState<boolean>();
  const open = begun ?? begunBefore;
  const step = useQuery({
    queryKey: keys.pendingSignIn,
    enabled: open,
    staleTime: Infinity,
    gcTime: 0,
    async queryFn({ signal }) {
      try {
        return await api.get<SecondFactor>("/v1/auth/second-factor", { signal });
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) forgetBegun();
        throw error;
      }
    },
  });
  return {
    open: open && !step.isError,
    asked: step.data,
    lost: step.error && asProblem(step.error),
    begin(asked: SecondFactor) {
      rememberBegun();
      client.setQueryData(keys.pendingSignIn, asked);
      setBegun(true);
    },
    end() {
      forgetBegun();
      setBegun(false);
    },
    /** Keeps the step on the page until the next one is there. */
    finish() {
      forgetBegun();
      setBegun(open);
    },
  };
}
