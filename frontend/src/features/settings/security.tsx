"use client";

import { Devices } from "@/features/security/devices";
import { Factors } from "@/features/security/factors";
import { SignIns } from "@/features/security/sign-ins";
import { ChangePassword } from "./change-password";
import { Sessions } from "./sessions";

/** How the account is kept: what proves that it is them, who holds a way in, and what was tried. */
export function Security() {
  return (
    <div className="grid grid-cols-1 gap-14">
      <Factors />
      <ChangePassword />
      <Sessions />
      <Devices />
      <SignIns />
    </div>
  );
}
