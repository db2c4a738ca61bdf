import { ApiError } from "./error";

interface CallOptions {
  /** Environment-level routes need to know which isolated copy of the data is meant. */
  environmentId?: string;
  /** Makes a write safe to repeat: the same key with the same request is carried out once. */
  idempotencyKey?: string;
  query?: Record<string, string | number | undefined>;
  signal?: AbortSignal;
}

/** Same-origin JSON. The session cookie travels by itself; no token is ever held in the page. */
async function call<T>(method: string, path: string, body: unknown, options: CallOptions): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (options.environmentId) headers["Fintech-Environment"] = options.environmentId;
  if (options.idempotencyKey) headers["Idempotency-Key"] = options.idempotencyKey;

  let response: Response;
  try {
    response = await fetch(withQuery(path, options.query), {
      method,
      headers,
      credentials: "same-origin",
      cache: "no-store",
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(options.signal && { signal: options.signal }),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw ApiError.unreachable();
  }
  if (!response.ok) throw await ApiError.from(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

function withQuery(path: string, query: CallOptions["query"] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `${path}?${search}` : path;
}

export const api = {
  get: <T>(path: string, options: CallOptions = {}) => call<T>("GET", path, undefined, options),
  post: <T>(path: string, body: unknown, options: CallOptions = {}) => call<T>("POST", path, body, options),
  put: <T>(path: string, body: unknown, options: CallOptions = {}) => call<T>("PUT", path, body, options),
  patch: <T>(path: string, body: unknown, options: CallOptions = {}) => call<T>("PATCH", path, body, options),
  delete: <T>(path: string, options: CallOptions = {}) => call<T>("DELETE", path, undefined, options),
};
