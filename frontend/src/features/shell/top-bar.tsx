"use client";

import { LogOut, Monitor, Moon, Settings, Sun, UserRound } from "lucide-react";
import type { ProfileChange } from "@/api/profile";
import { useSignOut } from "@/features/auth/use-sign-out";
import { useSaveProfile } from "@/features/profile/use-save-profile";
import { text } from "@/text/en";
import { IconButton } from "@/ui/button";
import { icon } from "@/ui/icon";
import { Menu, MenuChoice, MenuItem, MenuLine, MenuLink } from "@/ui/menu";
import { announce } from "@/ui/toast";
import { environmentLabel } from "./environment-label";
import { isClosed } from "./factor-gate";
import { LiveIndicator } from "./live-indicator";
import { usePlace } from "./place";
import { PlaceMenu } from "./place-menu";
import { usePreferences, type Density, type Theme } from "./preferences";

const t = text.shell;

export function TopBar() {
  const place = usePlace();
  const { environment } = place;
  const sandbox = environment.kind === "sandbox";
  return (
    <header className="sticky top-0 z-20 bg-paper">
      <div className="flex h-12 items-center gap-4 border-b border-hairline px-gutter">
        <div className="flex min-w-0 grow items-center gap-2 text-13">
          <div className="min-w-0 lg:hidden">
            <PlaceMenu inline />
          </div>
          <p className="shrink-0">
            <span className={sandbox ? "font-strong text-warning" : "font-strong"}>
              {environmentLabel(environment)}
            </span>
            {sandbox && <span className="hidden text-muted sm:inline"> · {t.sandboxNote}</span>}
          </p>
        </div>
        {!isClosed(place) && <LiveIndicator />}
        <div>
          <AccountMenu />
        </div>
      </div>
      {sandbox && <div className="sandbox-line" aria-hidden="true" />}
    </header>
  );
}

function AccountMenu() {
  const { me } = usePlace();
  const { theme, density } = usePreferences();
  const { mutate } = useSaveProfile();
  const save = (change: ProfileChange) => mutate(change, { onError: () => announce({ title: text.profile.failed }) });
  const signOut = useSignOut();
  return (
    <Menu
      trigger={
        <IconButton label={t.menu}>
          <UserRound {...icon} />
        </IconButton>
      }
    >
      <div className="px-2.5 pb-1 pt-1.5">
        <p className="truncate text-13">{me.user.name}</p>
        <p className="truncate text-12 text-muted">{me.user.email}</p>
      </div>
      <MenuLine />
      <MenuChoice
        label={t.theme}
        value={theme}
        onPick={(value) => save({ theme: value as Theme })}
        options={[
          { value: "system", label: t.themeSystem, icon: <Monitor {...icon} /> },
          { value: "light", label: t.themeLight, icon: <Sun {...icon} /> },
          { value: "dark", label: t.themeDark, icon: <Moon {...icon} /> },
        ]}
      />
      <MenuChoice
        label={t.density}
        value={density}
        onPick={(value) => save({ density: value as Density })}
        options={[
          { value: "comfortable", label: t.densityComfortable },
          { value: "dense", label: t.densityDense },
        ]}
      />
      <MenuLine />
      <MenuLink href="/settings">
        <Settings {...icon} />
        {t.settings}
      </MenuLink>
      <MenuItem onClick={() => signOut.mutate()}>
        <LogOut {...icon} />
        {text.auth.signOut}
      </MenuItem>
    </Menu>
  );
}
