"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { RefObject } from "react";
import { api } from "@/api/client";
import { keys } from "@/api/keys";
import type { List, Session, SessionsEnded } from "@/api/types";
import { ConfirmAct } from "@/features/auth/confirm-act";
import { text } from "@/text/en";
import { announce } from "@/ui/toast";
import { useLast } from "@/ui/use-last";

const t = text.settings.sessions;

interface Then {
  onClose: () => void;
  /** Where the keyboard goes on once the button that opened the question is gone. */
  thenFocus: RefObject<HTMLElement | null>;
}

export function EndSession({ session, ...then }: Then & { session: Session | null }) {
  const shown = useLast(session);
  const { keepOnly, refresh } = useSessionList();
  return (
    <ConfirmAct<Session>
      open={session !== null}
      {...then}
      title={t.endTitle(shown?.device ?? "")}
      description={t.endText(shown?.address ?? "")}
      label={t.end}
      failed={t.endFailed}
      act={(idempotencyKey) => api.delete<Session>(`/v1/me/sessions/${shown?.id}`, { idempotencyKey })}
      subject={shown?.id ?? ""}
      onDone={({ device }) => {
        keepOnly((known) => known.id !== shown?.id);
        announce({ title: t.ended(device) });
      }}
      onSettled={refresh}
    />
  );
}

export function EndOtherSessions({ open, ...then }: Then & { open: boolean }) {
  const { keepOnly, refresh } = useSessionList();
  return (
    <ConfirmAct<SessionsEnded>
      open={open}
      {...then}
      title={t.endOthersTitle}
      description={t.endOthersText}
      label={t.endOthers}
      failed={t.endOthersFailed}
      act={(idempotencyKey) => api.post<SessionsEnded>("/v1/me/sessions/end-others", {}, { idempotencyKey })}
      subject="others"
      onDone={({ ended }) => {
        keepOnly((known) => known.current);
        announce({ title: t.othersEnded(ended) });
      }}
      onSettled={refresh}
    />
  );
}

function useSessionList() {
  const client = useQueryClient();
  return {
    keepOnly: (stays: (session: Session) => boolean) =>
      client.setQueryData<List<Session>>(
        keys.sessions,
        (known) => known && { ...known, data: known.data.filter(stays) },
      ),
    refresh: () => void client.invalidateQueries({ queryKey: keys.sessions }),
  };
}
