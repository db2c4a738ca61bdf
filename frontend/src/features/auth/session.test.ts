import { describe, expect, it } from "vitest";
import { me } from "@/testing/data";
import { choosePlace, safeReturnPath } from "./session";

describe("choosePlace", () => {
  it("prefers what was chosen in this browser", () => {
    expect(choosePlace({ ...me, last_environment_id: "env_sandbox" }, "env_tests")?.environment.id).toBe("env_tests");
  });

  it("falls back to the last used, then to the first that works", () => {
    expect(choosePlace({ ...me, last_environment_id: "env_tests" }, null)?.environment.id).toBe("env_tests");
    expect(choosePlace(me, "env_of_somebody_else")?.environment.id).toBe("env_sandbox");
  });

  it("never opens an environment without credentials", () => {
    expect(choosePlace(me, "env_live")?.environment.id).toBe("env_sandbox");
    expect(choosePlace({ ...me, workspaces: [] }, null)).toBeNull();
  });
});

describe("safeReturnPath", () => {
  it("gives the browser what it reads as this site, however often it is read", () => {
    for (const part of ["/", "\\", ".", "..", "%2e", "x", "\t", "@", "?", "#"])
      for (const other of ["/", "\\", "..", "%2e%2E", "x"])
        for (const last of ["//evil.example", "/\\evil.example", "evil.example"]) {
          const path = safeReturnPath(`/${part}/${other}${last}`);
          expect(new URL(path, "https://fintech.example").host).toBe("fintech.example");
        }
  });

  it("keeps a path of this site with its query", () => {
    expect(safeReturnPath("/transactions?q=tea")).toBe("/transactions?q=tea");
  });

  it.each([
    null,
    "",
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/./\\evil.example",
    "/%2e//evil.example",
    "/x/%2E%2e/\\/evil.example",
    "javascript:alert(1)",
  ])("leads home instead of to %s", (next) => expect(safeReturnPath(next)).toBe("/accounts"));
});
