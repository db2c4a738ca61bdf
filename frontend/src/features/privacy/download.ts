import { ApiError } from "@/api/error";

/** Fetched before it is saved, so that a refusal is shown on the page and never saved as the file. */
export async function downloadExport(id: string): Promise<void> {
  let response: Response;
  try {
    response = await fetch(`/v1/me/exports/${id}/file`, { credentials: "same-origin", cache: "no-store" });
  } catch {
    throw ApiError.unreachable();
  }
  if (!response.ok) throw await ApiError.from(response);
  const file = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = file;
  link.download = nameOf(response.headers.get("Content-Disposition"));
  link.click();
  // The browser has begun to save it by then; until then the address must stay good.
  setTimeout(() => URL.revokeObjectURL(file), 60_000);
}

const nameOf = (disposition: string | null) =>
  /filename="([\w.-]+)"/.exec(disposition ?? "")?.[1] ?? "fintech-data.zip";
