"use client";

import { ChevronsUpDown } from "lucide-react";
import { configuredPlaces } from "@/features/auth/session";
import { text } from "@/text/en";
import { icon } from "@/ui/icon";
import { Menu, MenuChoice } from "@/ui/menu";
import { environmentLabel } from "./environment-label";
import { usePlace } from "./place";
import { usePreferences } from "./preferences";

/** Workspace and environment; a menu only when there is a choice. */
export function PlaceMenu() {
  const { me, workspace, environment } = usePlace();
  const setEnvironment = usePreferences((preferences) => preferences.setEnvironment);
  const places = configuredPlaces(me);
  const label = (
    <span className="min-w-0 grow text-left">
      <span className="block truncate">{workspace.name}</span>
      <span className="block truncate text-12 text-muted">{environmentLabel(environment)}</span>
    </span>
  );
  if (places.length < 2) return <div className="flex px-2.5">{label}</div>;
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={`${text.shell.environmentMenu}: ${workspace.name}, ${environmentLabel(environment)}`}
          className="flex items-center gap-2 rounded-control px-2.5 py-1.5 hover:bg-hover"
        >
          {label}
          <ChevronsUpDown {...icon} className="shrink-0 text-muted" />
        </button>
      }
    >
      <MenuChoice
        label={text.shell.environment}
        value={environment.id}
        onPick={setEnvironment}
        options={places.map((place) => ({
          value: place.environment.id,
          label: `${place.workspace.name} · ${environmentLabel(place.environment)}`,
        }))}
      />
    </Menu>
  );
}
