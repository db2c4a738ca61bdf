import { vi } from "vitest";

interface Ceremony {
  /** What the browser answers, or the error that it throws. */
  answers?: () => Promise<unknown>;
}

/** A browser that has passkeys; jsdom has none. Returns what was asked of it. */
export function withPasskeys({ answers }: Ceremony = {}) {
  class FakeCredential {
    static parseRequestOptionsFromJSON = (options: unknown) => options;
    static parseCreationOptionsFromJSON = (options: unknown) => options;
    toJSON() {
      return { id: "credential" };
    }
  }
  vi.stubGlobal("PublicKeyCredential", FakeCredential);
  const ask = vi.fn((options: unknown): Promise<unknown> => (void options, (answers ?? given)()));
  const given = () => Promise.resolve(new FakeCredential());
  Object.defineProperty(navigator, "credentials", { configurable: true, value: { get: ask, create: ask } });
  return ask;
}
