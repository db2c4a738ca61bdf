import { numberFormat } from "./formats";

/** A decimal string and a currency, as the API sends it. Never turned into a float: cents would get lost. */
export interface Money {
  value: string;
  currency: string;
}

export const MINUS = "\u2212";
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** How many digits a currency shows; providers' own codes, which Intl refuses, get two. */
function minorDigits(currency: string): number {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

export type Direction = "in" | "out" | "none";

export function direction({ value }: Money): Direction {
  if (!/[1-9]/.test(value)) return "none";
  return value.startsWith("-") ? "out" : "in";
}

/**
 * "1,250.00": grouped as the reader's locale does, with the currency's own digits. Further digits that the provider sent are kept, since dropping
 * them would change the figure. `signed` shows the plus of a movement; a minus is always shown, and is a true one.
 */
export function formatAmount(money: Money, { signed = false }: { signed?: boolean } = {}): string {
  const match = DECIMAL.exec(money.value);
  if (!match) return money.value;
  const given = (match[3] ?? "").replace(/0+$/, "");
  const fractionDigits = Math.max(given.length, minorDigits(money.currency));
  const written = numberFormat({
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
    useGrouping: "always",
  });
  const towards = direction(money);
  const sign = towards === "out" ? MINUS : towards === "in" && signed ? "+" : "";
  // Given as text, a number is written digit by digit and never becomes a float on its way.
  return sign + written.format(`${match[2]}.${given || "0"}` as Intl.StringNumericLiteral);
}

/** Words for a screen reader: "minus 42.10 USD". */
export function speakAmount(money: Money, { signed = false }: { signed?: boolean } = {}): string {
  const text = formatAmount(money, { signed });
  return `${text.replace(MINUS, "minus ").replace("+", "plus ")} ${money.currency}`;
}

const SCALE = 10;

/** One total for each currency, in the order in which the currencies first appear. */
export function sumByCurrency(amounts: Money[]): Money[] {
  const totals = new Map<string, bigint>();
  for (const { value, currency } of amounts) {
    const match = DECIMAL.exec(value);
    if (!match) continue;
    const scaled = BigInt((match[2] ?? "0") + (match[3] ?? "").padEnd(SCALE, "0").slice(0, SCALE));
    totals.set(currency, (totals.get(currency) ?? 0n) + (match[1] === "-" ? -scaled : scaled));
  }
  return [...totals].map(([currency, total]) => {
    const digits = (total < 0n ? -total : total).toString().padStart(SCALE + 1, "0");
    const value = `${total < 0n ? "-" : ""}${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`;
    return { value, currency };
  });
}
