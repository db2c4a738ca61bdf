"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * The secret of a mailed link. It leaves the address at once, so that the history does not keep it; until then the
 * server's policy keeps it out of Referer headers.
 */
export function useMailedToken(): string | null {
  const inAddress = useSearchParams().get("token");
  const [token] = useState(inAddress);
  useEffect(() => {
    if (inAddress !== null) window.history.replaceState(null, "", window.location.pathname);
  }, [inAddress]);
  return token;
}
