import { describe, expect, it } from "vitest";
import { aConnection } from "@/testing/data";
import { splitConnections } from "./unfinished";

const NOW = new Date("2026-11-20T12:00:00Z");

function anAttempt(id: string, created_at: string, link_expires_at: string, status: "linking" | "link_expired") {
  return aConnection({ id, created_at, link_expires_at, status, institution: null, accounts_count: 0 });
}

const open = (id: string, time: string) => anAttempt(id, `2026-11-20T${time}Z`, "2026-11-20T16:00:00Z", "linking");
const expired = (id: string, day: string) => anAttempt(id, `${day}T09:00:00Z`, `${day}T13:00:00Z`, "link_expired");
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

describe("splitConnections", () => {
  it("keeps only the newest attempt among the banks, and the others newest first", () => {
    const bank = aConnection({ created_at: "2026-11-20T11:30:00Z" });
    const rows = [
      open("a", "10:00:00"),
      expired("old", "2026-11-02"),
      bank,
      open("b", "11:00:00"),
      expired("c", "2026-11-19"),
    ];
    const { settled, newest, others } = splitConnections(rows, NOW);
    expect(ids(settled)).toEqual([bank.id]);
    expect(newest?.id).toBe("b");
    expect(ids(others)).toEqual(["a", "c", "old"]);
  });

  it("shows an expired attempt for some days, then only among the others", () => {
    expect(splitConnections([expired("recent", "2026-11-18")], NOW).newest?.id).toBe("recent");
    const later = splitConnections([expired("old", "2026-11-16")], NOW);
    expect(later.newest).toBeNull();
    expect(ids(later.others)).toEqual(["old"]);
  });

  it("counts an attempt as expired by its time, before its status says so", () => {
    const stale = anAttempt("stale", "2026-11-10T09:00:00Z", "2026-11-10T13:00:00Z", "linking");
    expect(splitConnections([stale], NOW).newest).toBeNull();
  });

  it("puts an expired attempt away once a bank was connected after it", () => {
    const bank = aConnection({ created_at: "2026-11-19T10:00:00Z" });
    const { newest, others } = splitConnections([expired("first try", "2026-11-19"), bank], NOW);
    expect(newest).toBeNull();
    expect(ids(others)).toEqual(["first try"]);
  });

  it("leaves removed ones out and the given list as it was", () => {
    const rows = [open("a", "10:00:00"), open("b", "11:00:00"), aConnection({ status: "removed" })];
    expect(splitConnections(rows, NOW).settled).toEqual([]);
    expect(ids(rows.slice(0, 2))).toEqual(["a", "b"]);
  });
});
