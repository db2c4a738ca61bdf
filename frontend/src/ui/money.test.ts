import { describe, expect, it } from "vitest";
import { direction, formatAmount, MINUS, speakAmount, sumByCurrency } from "./money";

const usd = (value: string) => ({ value, currency: "USD" });

describe("formatAmount", () => {
  it.each([
    ["1250", "1,250.00"],
    ["0.5", "0.50"],
    ["1234567.89", "1,234,567.89"],
    ["12.3400000000", "12.34"],
    ["0", "0.00"],
    ["007.10", "7.10"],
  ])("writes %s as %s", (value, shown) => {
    expect(formatAmount(usd(value))).toBe(shown);
  });

  it("shows a true minus, never a hyphen", () => {
    expect(formatAmount(usd("-42.1"))).toBe(`${MINUS}42.10`);
  });

  it("shows the plus of a movement only when asked, and none for zero", () => {
    expect(formatAmount(usd("1250.00"), { signed: true })).toBe("+1,250.00");
    expect(formatAmount(usd("1250.00"))).toBe("1,250.00");
    expect(formatAmount(usd("-0.00"), { signed: true })).toBe("0.00");
  });

  it("uses the digits of the currency", () => {
    expect(formatAmount({ value: "1250", currency: "JPY" })).toBe("1,250");
    expect(formatAmount({ value: "1.5", currency: "BHD" })).toBe("1.500");
  });

  it("keeps digits beyond the currency's, because they change the figure", () => {
    expect(formatAmount(usd("0.12345"))).toBe("0.12345");
    expect(formatAmount({ value: "10.5", currency: "JPY" })).toBe("10.5");
  });

  it("copes with a provider's own currency code", () => {
    expect(formatAmount({ value: "3", currency: "POINTS" })).toBe("3.00");
  });

  it("keeps every digit of amounts that a float would round", () => {
    expect(formatAmount(usd("90071992547409931234.01"))).toBe("90,071,992,547,409,931,234.01");
  });
});

describe("direction", () => {
  it.each([
    ["0.00", "none"],
    ["-0.00", "none"],
    ["-0.01", "out"],
    ["0.01", "in"],
  ])("of %s is %s", (value, expected) => {
    expect(direction(usd(value))).toBe(expected);
  });
});

describe("speakAmount", () => {
  it("says signs in words", () => {
    expect(speakAmount(usd("-42.10"))).toBe("minus 42.10 USD");
    expect(speakAmount(usd("5"), { signed: true })).toBe("plus 5.00 USD");
  });
});

describe("sumByCurrency", () => {
  it("adds exactly where floats would not", () => {
    expect(sumByCurrency([usd("0.1"), usd("0.2")])).toEqual([{ value: "0.3000000000", currency: "USD" }]);
  });

  it("keeps currencies apart, in the order in which they appear", () => {
    const totals = sumByCurrency([usd("1"), { value: "2", currency: "EUR" }, usd("-4.5")]);
    expect(totals.map((total) => formatAmount(total))).toEqual([`${MINUS}3.50`, "2.00"]);
    expect(totals.map((total) => total.currency)).toEqual(["USD", "EUR"]);
  });

  it("keeps the sign of sums between minus one and zero", () => {
    expect(formatAmount(sumByCurrency([usd("1.00"), usd("-1.25")])[0]!)).toBe(`${MINUS}0.25`);
  });
});
