import { describe, expect, it } from "vitest";
import { aTransaction } from "@/testing/data";
import { matches, readFilters, writeFilters, type TransactionFilters } from "./filters";

const ACCOUNT = "acct_01jzc8k2v9e7w8x0m4t5r6y7qa";
const read = (search: string) => readFilters(new URLSearchParams(search));

describe("filters in the address", () => {
  it("come back as they were written", () => {
    const filters: TransactionFilters = { account: ACCOUNT, from: "2026-10-01", to: "2026-10-31", q: "café & co" };
    expect(read(writeFilters(filters, new URLSearchParams()).toString())).toEqual(filters);
  });

  it("leave the other parts of the address alone", () => {
    const written = writeFilters({ q: "coffee" }, new URLSearchParams("transaction=txn_1&account=old"));
    expect(written.toString()).toBe("transaction=txn_1&q=coffee");
  });

  it.each(["from=yesterday", "from=2026-02-30", "account=acct_1'--", "q=%20%20", "from="])(
    "ignore nonsense: %s",
    (search) => expect(read(search)).toEqual({}),
  );

  it("drop an end that lies before the start", () => {
    expect(read("from=2026-11-01&to=2026-10-01")).toEqual({ from: "2026-11-01" });
  });

  it("cut a search text to what the API takes", () => {
    expect(read(`q=${"x".repeat(500)}`).q).toHaveLength(100);
  });
});

describe("matches", () => {
  const row = aTransaction({ account_id: ACCOUNT, date: "2026-11-10", payee: "Blue Bottle", description: "BB #12" });
  it.each<[TransactionFilters, boolean]>([
    [{}, true],
    [{ account: ACCOUNT }, true],
    [{ account: "acct_other" }, false],
    [{ from: "2026-11-10", to: "2026-11-10" }, true],
    [{ from: "2026-11-11" }, false],
    [{ to: "2026-11-09" }, false],
    [{ q: "blue" }, true],
    [{ q: "#12" }, true],
    [{ q: "tea" }, false],
  ])("%o: %s", (filters, expected) => {
    expect(matches(row, filters)).toBe(expected);
  });
});
