import { create } from "zustand";

interface Formats {
  /** BCP 47 tag: how dates and numbers are written. */
  locale: string;
  /** IANA name; undefined is the browser's own. */
  timeZone: string | undefined;
  /** Whether somebody's own are in force: what is drawn before would have to be drawn again. */
  chosen: boolean;
}

/** How dates and numbers are written until somebody is signed in who likes it otherwise. */
const HOUSE: Formats = { locale: "en-GB", timeZone: undefined, chosen: false };

/** What is shown follows it at once, wherever it is read by this hook. */
export const useFormats = create<Formats>()(() => HOUSE);

/** The server knows tags and zones that this browser may not: each of those stays as the house has it. */
export function setFormats({ locale, timeZone }: { locale: string; timeZone: string | null }): void {
  useFormats.setState({
    locale: works(() => new Intl.DateTimeFormat(locale)) ? locale : HOUSE.locale,
    timeZone: timeZone && works(() => new Intl.DateTimeFormat("en", { timeZone })) ? timeZone : HOUSE.timeZone,
    chosen: true,
  });
}

export function resetFormats(): void {
  useFormats.setState(HOUSE);
}

function works(format: () => unknown): boolean {
  try {
    format();
    return true;
  } catch {
    return false;
  }
}

const known = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

/** A formatter is dear to make, so each is made once. Digits are always 0 to 9: amounts must line up. */
export function dateFormat(
  options: Intl.DateTimeFormatOptions,
  { locale, timeZone }: Pick<Formats, "locale" | "timeZone"> = useFormats.getState(),
): Intl.DateTimeFormat {
  const all = { numberingSystem: "latn", calendar: "gregory", ...(timeZone && { timeZone }), ...options };
  return kept("date", locale, all, () => new Intl.DateTimeFormat(locale, all));
}

export function numberFormat(
  options: Intl.NumberFormatOptions,
  locale: string = useFormats.getState().locale,
): Intl.NumberFormat {
  const all = { numberingSystem: "latn", ...options };
  return kept("number", locale, all, () => new Intl.NumberFormat(locale, all));
}

function kept<T extends Intl.DateTimeFormat | Intl.NumberFormat>(
  kind: string,
  locale: string,
  options: object,
  make: () => T,
): T {
  const name = `${kind} ${locale} ${JSON.stringify(options)}`;
  const format = (known.get(name) as T | undefined) ?? make();
  known.set(name, format);
  return format;
}
