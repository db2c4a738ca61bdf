import { cleanup, render, screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { aKey } from "@/testing/data";
import { KeyTable } from "./key-table";

function cells(apiKey: ReturnType<typeof aKey>) {
  render(<KeyTable apiKeys={[apiKey]} onRevoke={vi.fn()} />);
  const row = screen.getAllByRole("row")[1]!;
  return within(row)
    .getAllByRole("cell")
    .map((cell) => cell.textContent);
}

describe("KeyTable", () => {
  it("has the developer portal's columns in the same order", () => {
    render(<KeyTable apiKeys={[aKey()]} onRevoke={vi.fn()} />);
    expect(screen.getAllByRole("columnheader").map((cell) => cell.textContent)).toEqual([
      "Name",
      "Key",
      "Scopes",
      "Created",
      "Last used",
      "Expires",
      "State",
      "Revoke",
    ]);
  });

  it("says when a key ends, and that one without an end never does", () => {
    expect(cells(aKey({ expires_at: "2999-03-04T12:00:00Z" }))[5]).toBe("4 Mar 2999");
    cleanup();
    expect(cells(aKey()).slice(4, 7)).toEqual(["Never", "Never", "Active"]);
  });

  it("offers to revoke only keys in force", () => {
    expect(cells(aKey({ revoked_at: "2026-11-20T14:00:00Z" })).slice(6)).toEqual(["Revoked", ""]);
    cleanup();
    expect(cells(aKey({ disabled_at: "2026-11-20T14:00:00Z" })).slice(6)).toEqual(["Off", "Revoke"]);
  });
});
