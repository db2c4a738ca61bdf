import { describe, expect, it } from "vitest";
import { anAccount } from "@/testing/data";
import { formatAmount } from "@/ui/money";
import { groupAccounts, oldestAsOf, words } from "./account-classes";

const balance = (value: string, as_of = "2026-11-20T10:00:00Z", currency = "USD") => ({
  current: { value, currency },
  available: null,
  limit: null,
  as_of,
});

describe("groupAccounts", () => {
  it("puts accounts into classes in a fixed order with a total for each currency", () => {
    const groups = groupAccounts([
      anAccount({ id: "1", type: "loan", balance: balance("-9000") }),
      anAccount({ id: "2", type: "depository", balance: balance("0.10") }),
      anAccount({ id: "3", type: "depository", balance: balance("0.20") }),
      anAccount({ id: "4", type: "depository", balance: balance("5", undefined, "EUR") }),
    ]);
    expect(groups.map((group) => group.kind)).toEqual(["cash", "loan"]);
    expect(groups[0]?.totals.map((total) => `${formatAmount(total)} ${total.currency}`)).toEqual([
      "0.30 USD",
      "5.00 EUR",
    ]);
  });

  it("shows a class that the provider has invented under Other", () => {
    expect(groupAccounts([anAccount({ type: "payroll" })])[0]?.kind).toBe("other");
  });

  it("does not count an unreported balance as zero of some currency", () => {
    const silent = anAccount({ balance: { current: null, available: null, limit: null, as_of: "" } });
    expect(groupAccounts([silent])[0]?.totals).toEqual([]);
  });
});

describe("oldestAsOf", () => {
  it("is the stalest part of a sum", () => {
    const accounts = ["2026-11-20T10:00:00Z", "2026-11-18T10:00:00Z"].map((at) =>
      anAccount({ balance: balance("1", at) }),
    );
    expect(oldestAsOf(accounts)).toBe("2026-11-18T10:00:00Z");
  });
});

describe("words", () => {
  it.each([
    ["FOOD_AND_DRINK", "Food and drink"],
    ["credit card", "Credit card"],
    ["ira", "IRA"],
  ])("says %s as %s", (code, expected) => expect(words(code)).toBe(expected));
});
