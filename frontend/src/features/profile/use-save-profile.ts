"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { keys } from "@/api/keys";
import type { Profile, ProfileChange } from "@/api/profile";
import type { Me } from "@/api/types";
import { usePlace } from "@/features/shell/place";
import { applyProfile } from "./follow-profile";

/** Seen at once and saved behind it; what was not saved is taken back. */
export function useSaveProfile({ onSaved }: { onSaved?: () => void } = {}) {
  const { me } = usePlace();
  const client = useQueryClient();
  const profileNow = () => (client.getQueryData<Me>(keys.me) ?? me).profile;
  function show(profile: Profile) {
    client.setQueryData<Me>(keys.me, (known) => known && { ...known, profile });
    applyProfile(profile);
  }
  return useMutation({
    // One after the other: the last choice is the one that stays.
    scope: { id: "profile" },
    mutationFn: (change: ProfileChange) => api.patch<Me>("/v1/me", change),
    onMutate(change) {
      const before = profileNow();
      show({ ...before, ...choicesOf(change) });
      return before;
    },
    onSuccess(saved, change) {
      client.setQueryData<Me>(keys.me, (known) => known && { ...known, user: saved.user });
      // Other choices may be on their way, which this answer does not know of yet.
      show({ ...profileNow(), ...pick(saved.profile, choicesOf(change)) });
      onSaved?.();
    },
    onError(_error, change, before) {
      if (before) show({ ...profileNow(), ...pick(before, choicesOf(change)) });
    },
  });
}

/** The part of a change that is about the profile, as the profile has it. */
function choicesOf({ time_zone, ...change }: ProfileChange): Partial<Profile> {
  const choices: Partial<Profile> & { name?: string } = change;
  delete choices.name;
  return time_zone === undefined ? choices : { ...choices, time_zone: time_zone || null };
}

const pick = (from: Profile, names: Partial<Profile>) =>
  Object.fromEntries(Object.keys(names).map((name) => [name, from[name as keyof Profile]]));
