"use client";

import { Copies } from "./copies";
import { DeleteAccount } from "./delete-account";

/** What is kept about somebody: theirs to take along, and theirs to end. */
export function Privacy() {
  return (
    <div className="grid grid-cols-1 gap-14">
      <Copies />
      <DeleteAccount />
    </div>
  );
}
