import { dateFormat } from "./formats";

const DAY_MS = 86_400_000;
const CIVIL = /^(\d{4})-(\d{2})-(\d{2})$/;

const DAY = { day: "numeric", month: "short" } as const;
const DAY_AND_YEAR = { ...DAY, year: "numeric" } as const;
const LONG = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
const CLOCK = { hour: "2-digit", minute: "2-digit" } as const;

/** A civil date (no time, no zone) as midnight in UTC, and only ever read there, so that it never slips to another day. */
function civil(date: string): Date | null {
  const match = CIVIL.exec(date);
  if (!match) return null;
  const day = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return day.toISOString().startsWith(date) ? day : null;
}

const formatCivil = (day: Date, form: Intl.DateTimeFormatOptions) =>
  dateFormat({ ...form, timeZone: "UTC" }).format(day);

/** The civil date on the wall where the person is. */
function dayOf(moment: Date): Date {
  const parts = dateFormat({ year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  return new Date(Date.UTC(part("year"), part("month") - 1, part("day")));
}

const daysBetween = (earlier: Date, later: Date) => Math.round((later.getTime() - earlier.getTime()) / DAY_MS);
const sameYear = (a: Date, b: Date) => a.getUTCFullYear() === b.getUTCFullYear();

/** "Today", "Yesterday", "18 Nov", and with the year when it is another one. */
export function formatDay(date: string, now = new Date()): string {
  const day = civil(date);
  if (!day) return date;
  const today = dayOf(now);
  const age = daysBetween(day, today);
  if (age === 0) return "Today";
  if (age === 1) return "Yesterday";
  return formatCivil(day, sameYear(day, today) ? DAY : DAY_AND_YEAR);
}

/** "18 Nov 2026", the same on every day it is read. */
export function formatDayAbsolute(date: string): string {
  const day = civil(date);
  return day ? formatCivil(day, DAY_AND_YEAR) : date;
}

/** "Wednesday, 18 November 2026". */
export function formatDayLong(date: string): string {
  const day = civil(date);
  return day ? formatCivil(day, LONG).replace(/^(\p{L}+) /u, "$1, ") : date;
}

/** When a figure was true: "14:02" today, "Tuesday 14:02" within the week, else "18 Nov 14:02". */
export function formatMoment(instant: string, now = new Date()): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  const [day, today] = [dayOf(moment), dayOf(now)];
  const age = daysBetween(day, today);
  const time = dateFormat(CLOCK).format(moment);
  if (age === 0) return time;
  if (age === 1) return `Yesterday ${time}`;
  if (age > 1 && age < 7) return `${dateFormat({ weekday: "long" }).format(moment)} ${time}`;
  return `${formatCivil(day, sameYear(day, today) ? DAY : DAY_AND_YEAR)} ${time}`;
}

/** "18 November 2026 at 14:02": a moment that people plan by, the same on every day it is read. */
export function formatMomentLong(instant: string): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  return dateFormat({ day: "numeric", month: "long", year: "numeric", ...CLOCK }).format(moment);
}

/** A local day as YYYY-MM-DD. */
export function toCivil(day: Date): string {
  const pad = (part: number) => String(part).padStart(2, "0");
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}

export function isCivil(text: string): boolean {
  return civil(text) !== null;
}
