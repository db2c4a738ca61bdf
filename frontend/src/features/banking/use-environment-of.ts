"use client";

import { useEffect } from "react";
import { configuredPlaces } from "@/features/auth/session";
import { usePlace } from "@/features/shell/place";
import { usePreferences } from "@/features/shell/preferences";

/** Brings the shell into the environment that an address names. False until it is there. */
export function useEnvironmentOf(environmentId: string | null): boolean {
  const { me, environment } = usePlace();
  const setEnvironment = usePreferences((preferences) => preferences.setEnvironment);
  const isMember = configuredPlaces(me).some((place) => place.environment.id === environmentId);
  const isElsewhere = isMember && environmentId !== environment.id;
  useEffect(() => {
    if (isElsewhere && environmentId) setEnvironment(environmentId);
  }, [isElsewhere, environmentId, setEnvironment]);
  return !isElsewhere;
}
