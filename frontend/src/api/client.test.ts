import { describe, expect, it } from "vitest";
import { problem, serve } from "@/testing/server";
import { api } from "./client";
import { ApiError } from "./error";

async function refusal(work: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiError)) throw new Error(`Expected an ApiError, got ${String(error)}`);
  return error;
}

describe("api", () => {
  it("names the environment and the idempotency key of a write", async () => {
    const calls = serve(() => ({ json: {} }));
    await api.post("/v1/things", { a: 1 }, { environmentId: "env_1", idempotencyKey: "once" });
    expect(calls[0]).toMatchObject({ method: "POST", body: { a: 1 } });
    expect(calls[0]?.headers).toMatchObject({ "Fintech-Environment": "env_1", "Idempotency-Key": "once" });
  });

  it("leaves out what is not set in a query", async () => {
    const calls = serve(() => ({ json: {} }));
    await api.get("/v1/things", { query: { q: "a&b", from: undefined, limit: 50 } });
    expect(calls[0]?.query.toString()).toBe("q=a%26b&limit=50");
  });

  it("turns problem details into an error for a person", async () => {
    serve(() => problem(409, "bank_connection.not_usable", "This connection was removed."));
    const error = await refusal(api.get("/v1/things"));
    expect(error).toMatchObject({
      message: "This connection was removed.",
      status: 409,
      code: "bank_connection.not_usable",
      requestId: "req_01",
      passing: false,
    });
  });

  it("reads field errors as a map of lists", async () => {
    serve(() => problem(400, "validation.failed", "Some fields are wrong.", { email: ["Not an address.", "Second"] }));
    expect((await refusal(api.post("/v1/things", {}))).fields).toEqual({ email: "Not an address." });
  });

  it("reads field errors as a list of entries", async () => {
    serve(() => problem(400, "validation.failed", "Wrong.", [{ field: "name", message: "Too long." }]));
    expect((await refusal(api.post("/v1/things", {}))).fields).toEqual({ name: "Too long." });
  });

  it("survives an answer that is no problem document and keeps the request id", async () => {
    serve(() => ({ status: 502, text: "<html>Bad gateway</html>", type: "text/html" }));
    const error = await refusal(api.get("/v1/things"));
    expect(error).toMatchObject({ status: 502, code: "http.502", requestId: "req_header", passing: true });
    expect(error.message).toContain("502");
  });

  it("says that the server could not be reached", async () => {
    serve(() => "unreachable");
    const error = await refusal(api.get("/v1/things"));
    expect(error).toMatchObject({ status: 0, code: "network.unreachable", passing: true });
  });

  it("does not call leaving the page a failure of the server", async () => {
    serve(() => "unreachable");
    const leaving = new AbortController();
    leaving.abort();
    await expect(api.get("/v1/things", { signal: leaving.signal })).rejects.not.toBeInstanceOf(ApiError);
  });

  it("answers 204 with nothing", async () => {
    serve(() => ({ status: 204 }));
    await expect(api.post("/v1/auth/sign-out", {})).resolves.toBeUndefined();
  });
});
