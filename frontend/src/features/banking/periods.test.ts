import { describe, expect, it } from "vitest";
import { periodOf, rangeOf } from "./periods";

const today = new Date(2026, 2, 15);

describe("periods", () => {
  it("know the last day of the month before", () => {
    expect(rangeOf("lastMonth", today)).toEqual({ from: "2026-02-01", to: "2026-02-28" });
    expect(rangeOf("lastMonth", new Date(2026, 0, 31))).toEqual({ from: "2025-12-01", to: "2025-12-31" });
  });

  it("count today as one of the 90 days", () => {
    expect(rangeOf("quarter", today)).toEqual({ from: "2025-12-16" });
  });

  it.each(["all", "month", "lastMonth", "quarter", "year"] as const)("are recognized in an address: %s", (period) => {
    expect(periodOf(rangeOf(period, today), today)).toBe(period);
  });

  it("are chosen dates otherwise", () => {
    expect(periodOf({ from: "2026-03-02" }, today)).toBe("custom");
  });
});
