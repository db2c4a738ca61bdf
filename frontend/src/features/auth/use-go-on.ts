"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isServerPage } from "./session";

/** Leads on to a page of this site once there is nothing more to do here. */
export function useGoOn(when: boolean, next: string): void {
  const router = useRouter();
  useEffect(() => {
    if (!when) return;
    if (isServerPage(next)) window.location.replace(next);
    else router.replace(next);
  }, [when, next, router]);
}
