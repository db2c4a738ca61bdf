"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/** The secret of a mailed link. It leaves the address at once, so that neither history nor a Referer header keeps it. */
export function useMailedToken(): string | null {
  const inAddress = useSearchParams().get("token");
  const [token] = useState(inAddress);
  useEffect(() => {
    if (inAddress !== null) window.history.replaceState(null, "", window.location.pathname);
  }, [inAddress]);
  return token;
}
