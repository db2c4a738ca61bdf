import { vi } from "vitest";

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: unknown;
}

export type Answer =
  { status?: number; json?: unknown; text?: string; type?: string; headers?: Record<string, string> } | "unreachable";

/** Stands in for the network: answers each request by the function given and remembers what was asked. */
export function serve(answer: (call: Call) => Answer): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal(
    "fetch",
    vi.fn((input: string, init: RequestInit = {}) => {
      const url = new URL(input, "http://localhost:5080");
      const call: Call = {
        method: init.method ?? "GET",
        path: url.pathname,
        query: url.searchParams,
        headers: init.headers as Record<string, string>,
        body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
      };
      calls.push(call);
      const given = answer(call);
      if (given === "unreachable") return Promise.reject(new TypeError("Failed to fetch"));
      const {
        status = 200,
        json,
        text,
        type = status >= 400 ? "application/problem+json" : "application/json",
        headers = {},
      } = given;
      const body = status === 204 ? null : (text ?? JSON.stringify(json ?? {}));
      return Promise.resolve(
        new Response(body, { status, headers: { "Content-Type": type, "Request-Id": "req_header", ...headers } }),
      );
    }),
  );
  return calls;
}

export function problem(status: number, code: string, detail: string, errors?: unknown): Answer {
  return { status, json: { title: "Refused", status, code, detail, errors, request_id: "req_01" } };
}

/** Too many of these lately. */
export function tooMany(seconds: number): Answer {
  return {
    status: 429,
    json: { title: "Refused", status: 429, code: "limit.exceeded", detail: "Wait a little.", request_id: "req_01" },
    headers: { "Retry-After": String(seconds) },
  };
}

export function list(data: unknown[], next: string | null = null): Answer {
  return { json: { object: "list", data, has_more: next !== null, next_cursor: next } };
}
