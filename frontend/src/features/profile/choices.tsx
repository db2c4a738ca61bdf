"use client";

import type { ReactNode } from "react";
import { asProblem } from "@/api/error";
import type { ProfileChange } from "@/api/profile";
import { usePlace } from "@/features/shell/place";
import { text } from "@/text/en";
import { formatMomentLong } from "@/ui/dates";
import { ErrorState } from "@/ui/error-state";
import { Field } from "@/ui/field";
import { useFormats } from "@/ui/formats";
import { formatAmount } from "@/ui/money";
import { Select } from "@/ui/select";
import { announce } from "@/ui/toast";
import { CheckOptions, RadioOptions } from "./options";
import { localeOptions, timeZoneOptions } from "./regions";
import { useSaveProfile } from "./use-save-profile";

const t = text.profile;
const SAMPLE = { value: "-1250.5", currency: "USD" };

interface SectionProps {
  title: string;
  lead?: string;
  /** A choice is saved as soon as it is made: there is no button to forget. */
  children: (save: (change: ProfileChange) => void) => ReactNode;
}

function Section({ title, lead, children }: SectionProps) {
  const save = useSaveProfile({ onSaved: () => announce({ title: t.saved }) });
  return (
    <section className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-20">{title}</h2>
        {lead && <p className="max-w-[60ch] text-muted">{lead}</p>}
      </div>
      <div className="grid max-w-[380px] gap-5">{children(save.mutate)}</div>
      {save.isError && <ErrorState title={t.failed} problem={asProblem(save.error)} />}
    </section>
  );
}

export function Region() {
  const { profile } = usePlace().me;
  useFormats();
  const now = formatMomentLong(new Date().toISOString());
  return (
    <Section title={t.region}>
      {(save) => (
        <>
          <Field label={t.locale} hint={t.localeHint(`${now}; ${formatAmount(SAMPLE)}`)}>
            {(control) => (
              <Select
                {...control}
                label={t.locale}
                value={profile.locale}
                onPick={(locale) => save({ locale })}
                options={localeOptions(profile.locale)}
                className="sm:h-10 sm:text-14"
              />
            )}
          </Field>
          <Field label={t.timeZone} hint={t.timeZoneHint(now)}>
            {(control) => (
              <Select
                {...control}
                label={t.timeZone}
                value={profile.time_zone ?? ""}
                onPick={(time_zone) => save({ time_zone })}
                options={timeZoneOptions(profile.time_zone)}
                className="sm:h-10 sm:text-14"
              />
            )}
          </Field>
        </>
      )}
    </Section>
  );
}

export function Appearance() {
  const { profile } = usePlace().me;
  return (
    <Section title={t.appearance} lead={t.appearanceText}>
      {(save) => (
        <>
          <RadioOptions legend={t.theme} options={t.themes} value={profile.theme} onPick={(theme) => save({ theme })} />
          <RadioOptions
            legend={t.density}
            options={t.densities}
            value={profile.density}
            onPick={(density) => save({ density })}
          />
        </>
      )}
    </Section>
  );
}

export function Mail() {
  const { profile } = usePlace().me;
  return (
    <Section title={t.mail} lead={t.mailText}>
      {(save) => (
        <CheckOptions<keyof typeof t.mails>
          options={t.mails}
          chosen={profile}
          onChange={(name, on) => save({ [name]: on })}
        />
      )}
    </Section>
  );
}
