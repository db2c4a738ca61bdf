"use client";

import { ChangeEmail } from "./change-email";
import { Appearance, Mail, Region } from "./choices";
import { Name } from "./name";

/** How somebody is called, and how they like it. */
export function ProfileSettings() {
  return (
    <div className="grid grid-cols-1 gap-14">
      <Name />
      <ChangeEmail />
      <Region />
      <Appearance />
      <Mail />
    </div>
  );
}
