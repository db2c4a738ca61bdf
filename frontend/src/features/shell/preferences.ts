import { create } from "zustand";
import { persist } from "zustand/middleware";

export type Theme = "system" | "light" | "dark";
export type Density = "comfortable" | "dense";

interface Preferences {
  theme: Theme;
  density: Density;
  /** The environment last chosen in this browser. */
  environmentId: string | null;
  /** Whether somebody was signed in here last; only a hint, which spares visitors a refused request. */
  returning: boolean;
  setTheme: (theme: Theme) => void;
  setDensity: (density: Density) => void;
  setEnvironment: (environmentId: string) => void;
  setReturning: (returning: boolean) => void;
}

/** Read by the theme script in the page's head too, before anything is drawn. */
export const PREFERENCES_KEY = "fintech.preferences";

/** How the person likes it, kept in this browser. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: "system",
      density: "comfortable",
      environmentId: null,
      returning: false,
      setTheme(theme) {
        showTheme(theme);
        set({ theme });
      },
      setDensity: (density) => set({ density }),
      setEnvironment: (environmentId) => set({ environmentId }),
      setReturning: (returning) => set({ returning }),
    }),
    { name: PREFERENCES_KEY },
  ),
);

function showTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Runs inline before the first paint, so that a chosen theme never flashes. */
export const THEME_SCRIPT =
  `try{var t=JSON.parse(localStorage.getItem(${JSON.stringify(PREFERENCES_KEY)})).state.theme;` +
  `if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;
