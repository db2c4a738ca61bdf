"use client";

import { createContext, use } from "react";
import type { Me } from "@/api/types";
import type { Place } from "@/features/auth/session";

export const PlaceContext = createContext<(Place & { me: Me }) | null>(null);

/** Who is signed in and in which workspace and environment. Only within the signed-in shell. */
export function usePlace(): Place & { me: Me } {
  const place = use(PlaceContext);
  if (!place) throw new Error("usePlace is only for pages inside the signed-in shell.");
  return place;
}

export function useEnvironmentId(): string {
  return usePlace().environment.id;
}
