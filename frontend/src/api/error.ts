import { text } from "@/text/en";
import type { Problem } from "@/ui/error-state";

interface ProblemDetails {
  title?: string;
  status?: number;
  code?: string;
  detail?: string;
  errors?: unknown;
  request_id?: string;
}

/** A refusal or failure of the API, from RFC 9457 problem details. `message` is fit to be shown to a person. */
export class ApiError extends Error implements Problem {
  constructor(
    message: string,
    readonly status: number,
    readonly code: string,
    readonly requestId: string | null,
    /** What is wrong with single fields, by the field's name in the request. */
    readonly fields: Readonly<Record<string, string>> = {},
    /** How long to wait before asking again, where the server says so. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
    this.name = "ApiError";
  }

  static async from(response: Response): Promise<ApiError> {
    const headerId = response.headers.get("Request-Id");
    const problem = await readProblem(response);
    const wait = readWait(response);
    if (!problem) {
      const code = `http.${response.status}`;
      return new ApiError(text.errors.unreadable(response.status), response.status, code, headerId, {}, wait);
    }
    return new ApiError(
      problem.detail ?? problem.title ?? text.errors.unreadable(response.status),
      response.status,
      problem.code ?? `http.${response.status}`,
      problem.request_id ?? headerId,
      readFields(problem.errors),
      wait,
    );
  }

  /** The server could not be reached at all. */
  static unreachable(): ApiError {
    return new ApiError(text.errors.unreachable, 0, "network.unreachable", null);
  }

  /** Whether asking again without a change may help. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** Any thrown thing as something that can be shown. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ApiError) return error;
  return { message: text.errors.inPage, code: error instanceof Error ? error.message : String(error), requestId: null };
}

function readWait(response: Response): number | null {
  const seconds = Number(response.headers.get("Retry-After") ?? NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

async function readProblem(response: Response): Promise<ProblemDetails | null> {
  if (!(response.headers.get("Content-Type") ?? "").includes("json")) return null;
  try {
    const body: unknown = await response.json();
    return typeof body === "object" && body !== null ? body : null;
  } catch {
    return null;
  }
}

/** Field errors come as {field: [messages]} or as a list of {field, message}. */
function readFields(errors: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  if (Array.isArray(errors)) {
    for (const entry of errors as Record<string, unknown>[]) {
      const name = entry.field ?? entry.name;
      const message = entry.message ?? entry.reason ?? entry.detail;
      if (typeof name === "string" && typeof message === "string") fields[name] ??= message;
    }
  } else if (typeof errors === "object" && errors !== null) {
    for (const [name, messages] of Object.entries(errors)) {
      const first: unknown = Array.isArray(messages) ? messages[0] : messages;
      if (typeof first === "string") fields[name] = first;
    }
  }
  return fields;
}
