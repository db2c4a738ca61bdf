"use client";

import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import type { TotpEnrolment } from "@/api/people";
import { needsStepUp, StepUpDialog } from "@/features/auth/step-up-dialog";
import { useAskedOnce } from "@/features/second-factor/use-asked-once";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/code-block";
import { ErrorState } from "@/ui/error-state";
import { Skeleton } from "@/ui/skeleton";
import type { AddingProps } from "./add-factor";
import { ConfirmCode } from "./confirm-code";

const t = text.security.factors;

export function AddTotp({ onAdded, onClose }: AddingProps) {
  const enrolment = useAskedOnce({ ask: () => api.post<TotpEnrolment>("/v1/me/factors/totp", {}) });
  const stepUp = needsStepUp(enrolment.error) && !enrolment.isFetching;
  if (enrolment.data) {
    return (
      <ConfirmCode id={enrolment.data.id} method="totp" onAdded={onAdded} onClose={onClose}>
        <TotpKey enrolment={enrolment.data} />
      </ConfirmCode>
    );
  }
  return (
    <div className="grid gap-4">
      {enrolment.isError && !stepUp ? (
        <ErrorState title={t.addFailed} problem={asProblem(enrolment.error)} onRetry={() => void enrolment.refetch()} />
      ) : (
        <div role="status" aria-label={text.common.loading} className="grid gap-4">
          <Skeleton className="mx-auto size-[200px]" />
          <Skeleton className="h-10 w-full" />
        </div>
      )}
      <div className="flex justify-end">
        <Button variant="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
      </div>
      <StepUpDialog open={stepUp} onClose={onClose} onConfirmed={() => void enrolment.refetch()} />
    </div>
  );
}

/** The secret in both forms that apps take: a picture to scan and letters to type. */
export function TotpKey({ enrolment: { qr_svg, secret, uri } }: { enrolment: TotpEnrolment }) {
  return (
    <div className="grid gap-4">
      {/* Dark on white in both themes, since cameras expect it; as an image, so that nothing in it can act. */}
      {/* eslint-disable-next-line @next/next/no-img-element -- there is no file to optimise */}
      <img
        src={`data:image/svg+xml,${encodeURIComponent(qr_svg)}`}
        alt={t.qrAlt}
        className="mx-auto size-[200px] rounded-control bg-[white] p-2"
      />
      <div className="grid gap-1.5">
        <p className="text-13">{t.typeInstead}</p>
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
          <code className="min-w-0 flex-1 basis-56 break-words text-12">{secret}</code>
          <CopyButton value={secret.replaceAll(" ", "")} />
        </div>
      </div>
      <a href={uri} className="justify-self-start text-13 text-accent underline underline-offset-2">
        {t.openApp}
      </a>
    </div>
  );
}
