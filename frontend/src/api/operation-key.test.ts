import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { useOperationKey } from "./operation-key";

describe("useOperationKey", () => {
  it("repeats the key when the same thing is tried again", () => {
    const { result, rerender } = renderHook(() => useOperationKey());
    const first = result.current.keyFor({ name: "a" });
    rerender();
    expect(result.current.keyFor({ name: "a" })).toBe(first);
  });

  it("takes a new key for another request and after a finished one", () => {
    const { result } = renderHook(() => useOperationKey());
    const first = result.current.keyFor({ name: "a" });
    const second = result.current.keyFor({ name: "b" });
    result.current.finish();
    const third = result.current.keyFor({ name: "b" });
    expect(new Set([first, second, third]).size).toBe(3);
  });
});
