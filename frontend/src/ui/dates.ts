const DAY_MS = 86_400_000;
const CIVIL = /^(\d{4})-(\d{2})-(\d{2})$/;

const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const shortDayYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const longDay = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** A civil date (no time, no zone) as local midnight, so that it never slips to the day before. */
function civil(date: string): Date | null {
  const match = CIVIL.exec(date);
  return match ? new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : null;
}

function daysBetween(earlier: Date, later: Date): number {
  const midnight = (day: Date) => Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  return Math.round((midnight(later) - midnight(earlier)) / DAY_MS);
}

/** "Today", "Yesterday", "18 Nov", and with the year when it is another one. */
export function formatDay(date: string, now = new Date()): string {
  const day = civil(date);
  if (!day) return date;
  const age = daysBetween(day, now);
  if (age === 0) return "Today";
  if (age === 1) return "Yesterday";
  return (day.getFullYear() === now.getFullYear() ? shortDay : shortDayYear).format(day);
}

/** "18 Nov 2026", the same on every day it is read. */
export function formatDayAbsolute(date: string): string {
  const day = civil(date);
  return day ? shortDayYear.format(day) : date;
}

/** "Wednesday, 18 November 2026". */
export function formatDayLong(date: string): string {
  const day = civil(date);
  return day ? longDay.format(day).replace(/^(\w+) /, "$1, ") : date;
}

/** When a figure was true: "14:02" today, "Tuesday 14:02" within the week, else "18 Nov 14:02". */
export function formatMoment(instant: string, now = new Date()): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  const age = daysBetween(moment, now);
  const time = clock.format(moment);
  if (age === 0) return time;
  if (age === 1) return `Yesterday ${time}`;
  if (age > 1 && age < 7) return `${weekday.format(moment)} ${time}`;
  return `${(moment.getFullYear() === now.getFullYear() ? shortDay : shortDayYear).format(moment)} ${time}`;
}

/** A local day as YYYY-MM-DD. */
export function toCivil(day: Date): string {
  const pad = (part: number) => String(part).padStart(2, "0");
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}

export function isCivil(text: string): boolean {
  const day = civil(text);
  return day !== null && toCivil(day) === text;
}
