"use client";

import { useMutation } from "@tanstack/react-query";
import { ApiError } from "@/api/error";
import { useOperationKey } from "@/api/operation-key";
import { needsStepUp } from "@/features/auth/step-up-dialog";
import { useEnvironmentId } from "@/features/shell/place";
import { useRefreshMembers } from "./queries";

/** Which field a refusal is about, where no field is named. */
const ABOUT: Record<string, "email" | "role"> = {
  "member.already_there": "email",
  "member.owners_only": "role",
  "member.last_owner": "role",
  "member.own_role": "role",
};

interface RightsForm<Body, Answer> {
  send: (body: Body, options: { environmentId: string; idempotencyKey: string }) => Promise<Answer>;
  onDone: (answer: Answer) => void;
}

/** Sends a role for somebody, known or still to be invited, and sorts what is refused by field. */
export function useRightsForm<Body, Answer>({ send, onDone }: RightsForm<Body, Answer>) {
  const environmentId = useEnvironmentId();
  const refresh = useRefreshMembers(environmentId);
  const operation = useOperationKey();
  const sending = useMutation({
    mutationFn: (body: Body) => send(body, { environmentId, idempotencyKey: operation.keyFor(body) }),
    onSuccess(answer) {
      operation.finish();
      onDone(answer);
    },
    onSettled: refresh,
  });
  const faults = faultsOf(sending.error);
  const stepUp = needsStepUp(sending.error);
  return { sending, faults, stepUp, elsewhere: sending.isError && !stepUp && !faults.email && !faults.role };
}

function faultsOf(error: unknown): { email?: string; role?: string } {
  if (!(error instanceof ApiError)) return {};
  const about = ABOUT[error.code];
  return about ? { [about]: error.message } : error.fields;
}
