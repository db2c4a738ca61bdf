import { screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import type { StepUpOptions } from "@/api/people";
import { problem, type Answer, type Call } from "./server";

const ROUTE = "/v1/auth/step-up";
export const RIGHT_CODE = "123456";

/** Answers all of a step-up by an authenticator app; null for what is no part of one. */
export function stepUpAnswer(call: Call, onProved: () => void = () => undefined): Answer | null {
  if (call.path !== ROUTE) return null;
  if (call.method === "GET") {
    const options: StepUpOptions = {
      object: "step_up_options",
      methods: [{ method: "totp", hint: null }],
      preferred: "totp",
      valid_until: null,
    };
    return { json: options };
  }
  if ((call.body as { code?: string }).code !== RIGHT_CODE) return problem(403, "factor.refused", "Wrong code.");
  onProved();
  return { json: { object: "step_up", valid_until: "2999-01-01T00:00:00Z" } };
}

/** What the person does when the page wants to know that it is them. */
export async function proveIdentity(user: UserEvent): Promise<void> {
  const dialog = await screen.findByRole("dialog", { name: "Confirm that it is you" });
  await user.type(await within(dialog).findByLabelText("Code"), RIGHT_CODE);
  await user.click(within(dialog).getByRole("button", { name: "Confirm" }));
}
