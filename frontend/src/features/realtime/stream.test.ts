import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openStream } from "./stream";

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    super();
    FakeSource.all.push(this);
  }
  opens() {
    this.readyState = 1;
    this.onopen?.();
  }
  fails(state: number) {
    this.readyState = state;
    this.onerror?.();
  }
  says(type: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }
  close() {
    this.readyState = 2;
  }
}

const listener = { onEvent: vi.fn(), onGap: vi.fn(), onState: vi.fn(), onRefused: vi.fn() };
const last = () => FakeSource.all.at(-1)!;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeSource);
  FakeSource.all = [];
  Object.values(listener).forEach((mock) => mock.mockReset());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("openStream", () => {
  it("opens one stream for the environment and hands its events on", () => {
    openStream("env_1", listener);
    last().opens();
    last().says("transaction.added", { id: "evt_1" });
    expect(last().url).toBe("/v1/events/stream?environment=env_1");
    expect(listener.onState).toHaveBeenLastCalledWith("live");
    expect(listener.onEvent).toHaveBeenCalledExactlyOnceWith({ id: "evt_1" });
  });

  it("asks again for what was read before it opened, but not after the browser resumed it", () => {
    openStream("env_1", listener);
    last().opens();
    expect(listener.onGap).toHaveBeenCalledTimes(1);
    last().fails(0);
    expect(listener.onState).toHaveBeenLastCalledWith("reconnecting");
    expect(listener.onRefused).not.toHaveBeenCalled();
    last().opens();
    expect(listener.onGap).toHaveBeenCalledTimes(1);
    expect(FakeSource.all).toHaveLength(1);
  });

  it("opens a refused stream anew, later each time, and then there is a gap", () => {
    openStream("env_1", listener);
    last().fails(FakeSource.CLOSED);
    vi.advanceTimersByTime(1300);
    expect(FakeSource.all).toHaveLength(2);
    last().fails(FakeSource.CLOSED);
    vi.advanceTimersByTime(1300);
    expect(FakeSource.all).toHaveLength(2);
    vi.advanceTimersByTime(1300);
    expect(FakeSource.all).toHaveLength(3);
    expect(listener.onRefused).toHaveBeenCalledTimes(2);
    last().opens();
    expect(listener.onGap).toHaveBeenCalledTimes(1);
  });

  it("treats a resync as a gap", () => {
    openStream("env_1", listener);
    last().opens();
    last().says("resync", {});
    expect(listener.onGap).toHaveBeenCalledTimes(2);
  });

  it("stays closed once stopped", () => {
    const stop = openStream("env_1", listener);
    last().fails(FakeSource.CLOSED);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(FakeSource.all).toHaveLength(1);
  });
});
