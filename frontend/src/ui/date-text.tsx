"use client";

import { text } from "@/text/en";
import { formatDay, formatDayAbsolute, formatMoment } from "./dates";
import { dateFormat, useFormats } from "./formats";

/** A civil date of the bank, such as a posting day. */
export function DateText({ date, absolute = false }: { date: string; absolute?: boolean }) {
  useFormats();
  return (
    <time dateTime={date} title={formatDayAbsolute(date)} className="tabular whitespace-nowrap">
      {absolute ? formatDayAbsolute(date) : formatDay(date)}
    </time>
  );
}

/** A moment in the reader's own zone. */
export function Moment({ at }: { at: string }) {
  useFormats();
  const whole = dateFormat({ dateStyle: "medium", timeStyle: "medium" }).format(new Date(at));
  return (
    <time dateTime={at} title={whole} className="tabular whitespace-nowrap">
      {formatMoment(at)}
    </time>
  );
}

/** "as of 14:02": every balance says when it was true. */
export function AsOf({ at }: { at: string }) {
  return (
    <span className="text-12 text-muted">
      {text.common.asOf} <Moment at={at} />
    </span>
  );
}
