"use client";

import type { Role } from "@/api/types";
import { text } from "@/text/en";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";
import { GRANTS, holdsEverything, rolesToGive } from "./queries";

const t = text.members;

export interface Rights {
  role: Role;
  grants: string[];
}

/** What is sent: a role that holds everything needs nothing beside it. */
export function rightsToSend({ role, grants }: Rights): Rights {
  return { role, grants: holdsEverything(role) ? [] : grants };
}

interface RoleFieldsProps {
  rights: Rights;
  onChange: (rights: Rights) => void;
  /** The role of the one who decides. */
  giver: Role;
  error?: string | undefined;
}

export function RoleFields({ rights, onChange, giver, error }: RoleFieldsProps) {
  const toggle = (grant: string, on: boolean) =>
    onChange({ ...rights, grants: on ? [...rights.grants, grant] : rights.grants.filter((known) => known !== grant) });
  return (
    <>
      <Field label={t.role} hint={text.roles.may[rights.role]} error={error}>
        {(control) => (
          <Select
            {...control}
            label={t.role}
            value={rights.role}
            onPick={(role) => onChange({ ...rights, role: role as Role })}
            options={rolesToGive(giver).map((role) => ({ value: role, label: text.roles.names[role] }))}
            className="sm:h-10 sm:text-14"
          />
        )}
      </Field>
      {!holdsEverything(rights.role) && (
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 text-13">{t.grants}</legend>
          {GRANTS.map((grant) => (
            <label key={grant} className="flex items-start gap-2.5">
              <input
                type="checkbox"
                checked={rights.grants.includes(grant)}
                onChange={({ target }) => toggle(grant, target.checked)}
                className="mt-0.5 size-4 shrink-0 accent-(--accent)"
              />
              {text.roles.grants[grant]}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
