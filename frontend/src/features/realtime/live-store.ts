import { create } from "zustand";

export type LiveState = "connecting" | "live" | "reconnecting";

interface LiveStore {
  state: LiveState;
  /** Rows that came over the stream a moment ago, for their one-second tint. */
  newIds: ReadonlySet<string>;
  setState: (state: LiveState) => void;
  markNew: (id: string) => void;
}

const TINT_MS = 1200;

export const useLive = create<LiveStore>((set) => ({
  state: "connecting",
  newIds: new Set(),
  setState: (state) => set({ state }),
  markNew(id) {
    set(({ newIds }) => ({ newIds: new Set(newIds).add(id) }));
    setTimeout(() => {
      set(({ newIds }) => {
        const rest = new Set(newIds);
        rest.delete(id);
        return { newIds: rest };
      });
    }, TINT_MS);
  },
}));
