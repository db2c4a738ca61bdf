import { afterEach, describe, expect, it } from "vitest";
import { formatDay, formatDayLong, formatMoment, formatMomentLong } from "./dates";
import { resetFormats, setFormats, useFormats } from "./formats";
import { formatAmount, MINUS } from "./money";

afterEach(resetFormats);

const now = new Date("2026-11-20T15:30:00Z");
const usd = (value: string) => ({ value, currency: "USD" });

describe("formats", () => {
  it.each([
    ["en-US", "Nov 18", "Friday, November 20, 2026", "1,234,567.80"],
    ["de-DE", "18. Nov.", "Freitag, 20. November 2026", "1.234.567,80"],
    ["fr-FR", "18 nov.", "vendredi, 20 novembre 2026", "1\u202f234\u202f567,80"],
    ["en-IN", "18 Nov", "Friday, 20 November 2026", "12,34,567.80"],
    ["pl-PL", "18 lis", "piątek, 20 listopada 2026", "1 234 567,80"],
  ])("follow the locale %s", (locale, short, long, amount) => {
    setFormats({ locale, timeZone: null });
    expect(formatDay("2026-11-18", now)).toBe(short);
    expect(formatDayLong("2026-11-20")).toBe(long);
    expect(formatAmount(usd("1234567.8"))).toBe(amount.replaceAll(" ", "\u00a0"));
  });

  it("keep the digits that everybody's columns have, and every one of them", () => {
    setFormats({ locale: "ar-EG", timeZone: null });
    expect(formatAmount(usd("-90071992547409931234.01"))).toMatch(/^\u2212[0-9]/);
    expect(formatAmount(usd("-90071992547409931234.01")).replace(/\D/g, "")).toBe("9007199254740993123401");
    setFormats({ locale: "th-TH", timeZone: null });
    expect(formatDayLong("2026-11-20")).toContain("2026"); // not of the Buddhist era
  });

  it("tell the time where the person is, and which day it is there", () => {
    setFormats({ locale: "en-GB", timeZone: "Asia/Tokyo" });
    expect(formatMoment("2026-11-20T15:02:00Z", now)).toBe("00:02"); // the 21st, as now is
    expect(formatMoment("2026-11-20T14:59:00Z", now)).toBe("Yesterday 23:59");
    expect(formatDay("2026-11-21", now)).toBe("Today");
    setFormats({ locale: "en-GB", timeZone: "America/Los_Angeles" });
    expect(formatMoment("2026-11-20T15:02:00Z", now)).toBe("07:02");
    expect(formatMomentLong("2026-12-04T02:00:00Z")).toBe("3 December 2026 at 18:00");
  });

  it("never move a bank's day to another one", () => {
    for (const timeZone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
      setFormats({ locale: "en-GB", timeZone });
      expect(formatDayLong("2026-11-20")).toBe("Friday, 20 November 2026");
    }
  });

  it("stay as the house has them where this browser does not know better", () => {
    setFormats({ locale: "de-1996-1996", timeZone: "Mars/Olympus" });
    expect(useFormats.getState()).toMatchObject({ locale: "en-GB", timeZone: undefined });
    expect(formatAmount(usd("-1250"))).toBe(`${MINUS}1,250.00`);
  });
});
