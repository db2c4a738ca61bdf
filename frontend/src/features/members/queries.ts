"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { keys } from "@/api/keys";
import type { Environment, Invitation, List, Member, Role } from "@/api/types";

/** As many as a workspace can have, members and open invitations together. */
const MOST = 100;

/**
 * Events tell what happens from the environment at hand; what happens from another one of the workspace is seen when
 * somebody comes back to look.
 */
const looking = { staleTime: 0, refetchOnWindowFocus: true } as const;

export function useMembers(environmentId: string) {
  return useQuery({
    ...looking,
    queryKey: keys.members(environmentId),
    queryFn: async ({ signal }) =>
      (await api.get<List<Member>>("/v1/members", { environmentId, query: { limit: MOST }, signal })).data,
  });
}

export function useInvitations(environmentId: string) {
  return useQuery({
    ...looking,
    queryKey: keys.invitations(environmentId),
    queryFn: async ({ signal }) =>
      (await api.get<List<Invitation>>("/v1/invitations", { environmentId, query: { limit: MOST }, signal })).data,
  });
}

/** Asks again for everything that a change of membership may have touched. */
export function useRefreshMembers(environmentId: string): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: keys.members(environmentId) });
    void client.invalidateQueries({ queryKey: keys.invitations(environmentId) });
    void client.invalidateQueries({ queryKey: keys.me });
  };
}

export function mayManage(environment: Environment): boolean {
  return environment.permissions.includes("workspace:manage");
}

const ROLES: readonly Role[] = ["owner", "admin", "developer", "analyst", "viewer"];

/** An admin manages everybody but owners. */
export function rolesToGive(own: Role): Role[] {
  return ROLES.filter((role) => role !== "owner" || own === "owner");
}

export const GRANTS = ["payments:write", "investments:trade"] as const;

/** Whether live money moves by the role alone, so that nothing is left to grant. */
export function holdsEverything(role: Role): boolean {
  return role === "owner" || role === "admin";
}
