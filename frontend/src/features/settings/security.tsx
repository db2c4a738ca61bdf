"use client";

import { ChangePassword } from "./change-password";
import { Sessions } from "./sessions";

/** How the account is kept: the password, and who holds a way in. */
export function Security() {
  return (
    <div className="grid grid-cols-1 gap-14">
      <ChangePassword />
      <Sessions />
    </div>
  );
}
