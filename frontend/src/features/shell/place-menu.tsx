"use client";

import { ChevronsUpDown, Plus } from "lucide-react";
import { useState } from "react";
import { configuredPlaces } from "@/features/auth/session";
import { text } from "@/text/en";
import { cx } from "@/ui/cx";
import { icon } from "@/ui/icon";
import { Menu, MenuChoice, MenuItem, MenuLine } from "@/ui/menu";
import { CreateWorkspace } from "./create-workspace";
import { environmentLabel } from "./environment-label";
import { usePlace } from "./place";
import { usePreferences } from "./preferences";

/** Workspace and environment, the way to others, and to a new one. In the top bar of phones, which names the environment itself. */
export function PlaceMenu({ inline = false }: { inline?: boolean }) {
  const { me, workspace, environment } = usePlace();
  const setEnvironment = usePreferences((preferences) => preferences.setEnvironment);
  const [creating, setCreating] = useState(false);
  const name = environmentLabel(environment);
  return (
    // One box, because a menu leaves a mark of its own beside its button.
    <div className="grid">
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            aria-label={`${text.shell.environmentMenu}: ${workspace.name}, ${name}`}
            className={cx(
              "flex min-w-0 items-center gap-2 rounded-control hover:bg-hover",
              inline ? "-ml-2 h-9 px-2" : "px-2.5 py-1.5",
            )}
          >
            <span className="min-w-0 grow text-left">
              <span className="block truncate">{workspace.name}</span>
              {!inline && <span className="block truncate text-12 text-muted">{name}</span>}
            </span>
            <ChevronsUpDown {...icon} className="shrink-0 text-muted" />
          </button>
        }
      >
        <MenuChoice
          label={text.shell.environment}
          value={environment.id}
          onPick={setEnvironment}
          options={configuredPlaces(me).map((place) => ({
            value: place.environment.id,
            label: `${place.workspace.name} · ${environmentLabel(place.environment)}`,
          }))}
        />
        <MenuLine />
        <MenuItem onClick={() => setCreating(true)}>
          <Plus {...icon} />
          {text.shell.newWorkspace.item}
        </MenuItem>
      </Menu>
      <CreateWorkspace open={creating} onClose={() => setCreating(false)} />
    </div>
  );
}
