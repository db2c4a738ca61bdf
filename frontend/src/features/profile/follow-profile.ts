"use client";

import { useLayoutEffect } from "react";
import type { Profile } from "@/api/profile";
import { usePreferences } from "@/features/shell/preferences";
import { setFormats, useFormats } from "@/ui/formats";

/** Shows everything as the profile says, in this browser and at once. */
export function applyProfile({ theme, density, locale, time_zone }: Profile): void {
  const preferences = usePreferences.getState();
  if (preferences.theme !== theme) preferences.setTheme(theme);
  if (preferences.density !== density) preferences.setDensity(density);
  setFormats({ locale, timeZone: time_zone });
}

/**
 * What this browser remembers is only for the time before the server has said who this is.
 * @returns Whether everything is as the profile says, so that it may be drawn.
 */
export function useFollowProfile(profile: Profile | undefined): boolean {
  const said = profile && JSON.stringify(profile);
  useLayoutEffect(() => {
    if (said) applyProfile(JSON.parse(said) as Profile);
  }, [said]);
  return useFormats(({ chosen }) => chosen);
}
