"use client";

import { useSyncExternalStore } from "react";
import { asProblem } from "@/api/error";
import type { PasskeyChallenge } from "@/api/people";
import { text } from "@/text/en";
import type { Problem } from "@/ui/error-state";

const t = text.passkeys;

/** What a passkey answers to a challenge; the server reads the credential's JSON as the browser wrote it. */
export interface PasskeyProof {
  challenge_id: string;
  credential: string;
}

/** Whether this browser can make and use passkeys. Where it cannot, nothing offers them. */
export function usePasskeysHere(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => typeof PublicKeyCredential !== "undefined" && "parseRequestOptionsFromJSON" in PublicKeyCredential,
    () => false,
  );
}

export async function askPasskey(challenge: PasskeyChallenge): Promise<PasskeyProof> {
  const options = challenge.options as unknown as PublicKeyCredentialRequestOptionsJSON;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return proofOf(challenge, await navigator.credentials.get({ publicKey }));
}

export async function makePasskey(challenge: PasskeyChallenge): Promise<PasskeyProof> {
  const options = challenge.options as unknown as PublicKeyCredentialCreationOptionsJSON;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return proofOf(challenge, await navigator.credentials.create({ publicKey }));
}

function proofOf(challenge: PasskeyChallenge, credential: Credential | null): PasskeyProof {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException("No passkey was chosen.", "NotAllowedError");
  return { challenge_id: challenge.id, credential: JSON.stringify(credential.toJSON()) };
}

const SAID: Record<string, string> = {
  // Browsers give one name to all of: closed, waited too long, none there.
  NotAllowedError: t.notUsed,
  AbortError: t.notUsed,
  InvalidStateError: t.hereAlready,
  SecurityError: t.wrongAddress,
  NotSupportedError: t.notSupported,
};

/** What went wrong, in words, if it was in the browser and not at the server. */
export function passkeyProblem(error: unknown): Problem {
  if (!(error instanceof DOMException)) return asProblem(error);
  return { message: SAID[error.name] ?? t.notUsed, code: `browser.${error.name}`, requestId: null };
}
