"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useRef, useState, type RefObject } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import type { AccountDeletion } from "@/api/profile";
import { ConfirmAct } from "@/features/auth/confirm-act";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { formatMomentLong } from "@/ui/dates";
import { ErrorState } from "@/ui/error-state";
import { useFormats } from "@/ui/formats";
import { icon } from "@/ui/icon";
import { announce } from "@/ui/toast";
import { useDeletionIs, useKeepAccount } from "./queries";

const t = text.privacy.deletion;

export function DeleteAccount() {
  const { me } = usePlace();
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section className="grid max-w-[60ch] justify-items-start gap-4">
      <div className="grid gap-1">
        <h2 ref={heading} tabIndex={-1} className="text-20 outline-none">
          {t.title}
        </h2>
        <p className="text-muted">{t.text}</p>
      </div>
      {me.deletes_at ? <Waiting at={me.deletes_at} thenFocus={heading} /> : <Ask thenFocus={heading} />}
    </section>
  );
}

interface Then {
  /** Where the keyboard goes on once the button that was pressed is gone. */
  thenFocus: RefObject<HTMLElement | null>;
}

function Waiting({ at, thenFocus }: Then & { at: string }) {
  useFormats();
  const keep = useKeepAccount({
    onKept() {
      announce({ title: t.kept });
      thenFocus.current?.focus();
    },
  });
  return (
    <div className="grid justify-items-start gap-3 rounded-control border border-sandbox px-4 py-3">
      <p className="flex gap-2">
        <CircleAlert {...icon} className="mt-0.5 shrink-0 text-warning" />
        <span>
          <strong>{t.waitingTitle(formatMomentLong(at))}.</strong> {t.waitingText}
        </span>
      </p>
      {keep.isError && <ErrorState title={t.keepFailed} problem={asProblem(keep.error)} />}
      <Button variant="primary" busy={keep.isPending} onClick={() => keep.mutate()}>
        {t.keep}
      </Button>
    </div>
  );
}

function Ask({ thenFocus }: Then) {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const deletionIs = useDeletionIs();
  return (
    <>
      <div className="grid gap-2">
        <h3 className="text-13 text-muted">{t.effectsTitle}</h3>
        <ul className="grid list-disc gap-1 pl-5">
          {t.effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      </div>
      <Button onClick={() => setAsking(true)}>{t.button}</Button>
      <ConfirmAct<AccountDeletion>
        open={asking}
        onClose={() => setAsking(false)}
        thenFocus={thenFocus}
        title={t.confirmTitle}
        description={t.confirmText}
        label={t.confirmButton}
        failed={t.failed}
        act={(idempotencyKey) => api.post<AccountDeletion>("/v1/me/deletion", {}, { idempotencyKey })}
        subject="account"
        onDone={deletionIs}
        onSettled={() => void client.invalidateQueries({ queryKey: keys.me })}
      />
    </>
  );
}
