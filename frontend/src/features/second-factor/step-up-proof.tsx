"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Info } from "lucide-react";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import type { StepUpOptions } from "@/api/people";
import type { Me, StepUp } from "@/api/types";
import { useMe } from "@/features/auth/session";
import { text } from "@/text/en";
import { ErrorState } from "@/ui/error-state";
import { icon } from "@/ui/icon";
import { Skeleton } from "@/ui/skeleton";
import { ProofButtons } from "./proof-buttons";
import { Prove } from "./prove";

const t = text.secondFactor;
const ROUTE = "/v1/auth/step-up";

interface StepUpProofProps {
  onProved: () => void;
  onCancel?: () => void;
}

/** Whoever is signed in proves once more that it is them. */
export function StepUpProof({ onProved, onCancel }: StepUpProofProps) {
  const client = useQueryClient();
  const me = useMe({ ask: false });
  const options = useQuery({
    queryKey: keys.stepUp,
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) => api.get<StepUpOptions>(ROUTE, { signal }),
  });
  if (options.isPending) return <ProofSkeleton onCancel={onCancel} />;
  if (!options.data) {
    return (
      <div className="grid gap-4">
        <ErrorState title={t.optionsFailed} problem={asProblem(options.error)} onRetry={() => void options.refetch()} />
        <ProofButtons onCancel={onCancel} />
      </div>
    );
  }
  return (
    <Prove<StepUp>
      route={ROUTE}
      methods={options.data.methods}
      preferred={options.data.preferred}
      label={t.confirm}
      failed={t.confirmFailed}
      onCancel={onCancel}
      onProved={({ valid_until }) => {
        client.setQueryData<Me>(keys.me, (known) => known && { ...known, step_up_until: valid_until });
        onProved();
      }}
    >
      {me.data && !me.data.has_second_factor && <NoFactorYet />}
    </Prove>
  );
}

function NoFactorYet() {
  return (
    <p className="flex gap-2 text-13 text-muted">
      <Info {...icon} className="mt-0.5 shrink-0" />
      {t.noFactor}
    </p>
  );
}

function ProofSkeleton({ onCancel }: { onCancel?: (() => void) | undefined }) {
  return (
    <div role="status" aria-label={text.common.loading} className="grid gap-4">
      <Skeleton className="w-56" />
      <Skeleton className="h-10 w-full" />
      <ProofButtons onCancel={onCancel} />
    </div>
  );
}
