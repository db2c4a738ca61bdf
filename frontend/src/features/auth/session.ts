"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { ApiError } from "@/api/error";
import { keys } from "@/api/keys";
import type { Environment, Me, Workspace } from "@/api/types";

/** Who is signed in: undefined while unknown, null when nobody is. */
export function useMe({ ask = true }: { ask?: boolean } = {}) {
  return useQuery({
    queryKey: keys.me,
    enabled: ask,
    // No event tells whoever may see less from now on; they learn it when they come back to the page.
    refetchOnWindowFocus: "always",
    queryFn: async ({ signal }) => {
      try {
        return await api.get<Me>("/v1/me", { signal });
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }
    },
  });
}

export interface Place {
  workspace: Workspace;
  environment: Environment;
}

/** Where the person works: the environment chosen in this browser, else the last used, else the first that works. */
export function choosePlace(me: Me, chosenId: string | null): Place | null {
  const places = configuredPlaces(me);
  const byId = (id: string | null) => places.find((place) => place.environment.id === id);
  return byId(chosenId) ?? byId(me.last_environment_id) ?? places[0] ?? null;
}

/** Where work in a workspace begins: in its sandbox, else in whatever is set up. */
export function firstEnvironment(workspace: Workspace | undefined): Environment | undefined {
  const configured = workspace?.environments.filter((environment) => environment.configured);
  return configured?.find(({ kind }) => kind === "sandbox") ?? configured?.[0];
}

/** Environments without provider credentials have nothing to show and are not offered. */
export function configuredPlaces(me: Me): Place[] {
  return me.workspaces.flatMap((workspace) =>
    workspace.environments
      .filter((environment) => environment.configured)
      .map((environment) => ({ workspace, environment })),
  );
}

/** A path of this site to return to after signing in; anything else would send people to foreign pages. */
export function safeReturnPath(next: string | null): string {
  if (!next?.startsWith("/")) return "/accounts";
  // Read as the browser reads it: it drops tabs and line ends, and takes a backslash for a slash.
  const here = "http://here.invalid";
  if (!URL.canParse(next, here)) return "/accounts";
  const url = new URL(next, here);
  const path = url.pathname + url.search + url.hash;
  // What is left of "/.//host" would be read once more, as another host's address.
  return url.origin === here && !path.startsWith("//") ? path : "/accounts";
}

/** The server's own pages (portal, docs, jobs) are no routes of this app: the browser has to load them. */
export function isServerPage(path: string): boolean {
  return /^\/(portal|docs|ops|dev)(\/|\?|$)/.test(path);
}
