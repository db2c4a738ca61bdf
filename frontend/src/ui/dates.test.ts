import { describe, expect, it } from "vitest";
import { formatDay, formatDayLong, formatMoment, isCivil, toCivil } from "./dates";

const now = new Date(2026, 10, 20, 15, 30);

describe("formatDay", () => {
  it.each([
    ["2026-11-20", "Today"],
    ["2026-11-19", "Yesterday"],
    ["2026-11-18", "18 Nov"],
    ["2026-11-21", "21 Nov"],
    ["2025-11-20", "20 Nov 2025"],
  ])("says %s as %s", (date, expected) => {
    expect(formatDay(date, now)).toBe(expected);
  });

  it("shows what is no date as it came", () => {
    expect(formatDay("soon", now)).toBe("soon");
  });

  it("says today until the very last minute of the day", () => {
    expect(formatDay("2026-11-20", new Date(2026, 10, 20, 23, 59))).toBe("Today");
    expect(formatDay("2026-11-20", new Date(2026, 10, 21, 0, 1))).toBe("Yesterday");
  });
});

describe("formatMoment", () => {
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 2).toISOString();
  it.each([
    [at(20, 14), "14:02"],
    [at(19, 9), "Yesterday 09:02"],
    [at(17, 14), "Tuesday 14:02"],
    [at(2, 14), "2 Nov 14:02"],
  ])("says %s as %s", (instant, expected) => {
    expect(formatMoment(instant, now)).toBe(expected);
  });
});

describe("civil dates", () => {
  it("are told from nonsense", () => {
    expect(isCivil("2026-02-28")).toBe(true);
    expect(isCivil("2026-02-30")).toBe(false);
    expect(isCivil("28.02.2026")).toBe(false);
  });

  it("are the reader's local day", () => {
    expect(toCivil(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  });

  it("have a long form with the weekday", () => {
    expect(formatDayLong("2026-11-20")).toBe("Friday, 20 November 2026");
  });
});
