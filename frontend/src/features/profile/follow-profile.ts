"use client";

import { useEffect } from "react";
import type { Profile } from "@/api/profile";
import { usePreferences } from "@/features/shell/preferences";
import { setFormats } from "@/ui/formats";

/** Shows everything as the profile says, in this browser and at once. */
export function applyProfile({ theme, density, locale, time_zone }: Profile): void {
  const preferences = usePreferences.getState();
  if (preferences.theme !== theme) preferences.setTheme(theme);
  if (preferences.density !== density) preferences.setDensity(density);
  setFormats({ locale, timeZone: time_zone });
}

/** What this browser remembers is only for the time before the server has said who this is. */
export function useFollowProfile(profile: Profile | undefined): void {
  const said = profile && JSON.stringify(profile);
  useEffect(() => {
    if (said) applyProfile(JSON.parse(said) as Profile);
  }, [said]);
}
