"use client";

import { useRef, useState } from "react";
import { ApiError } from "@/api/error";
import type { FactorMethod } from "@/api/people";
import { codeFault } from "./code-field";
import { bareCode } from "./ways";

/** A code as it is typed, and what is wrong with it; what is refused stays to be mended. */
export function useCode(method: FactorMethod) {
  const [code, setCode] = useState("");
  const [fault, setFault] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  function point(at: string | undefined) {
    setFault(at);
    if (at) input.current?.focus();
  }
  return {
    field: {
      method,
      value: code,
      error: fault,
      inputRef: input,
      onChange(value: string) {
        setCode(value);
        setFault(undefined);
      },
    },
    /** The code without spaces, or null after pointing at what is missing. */
    ready: (): string | null => {
      const found = codeFault(method, code);
      point(found);
      return found ? null : bareCode(code);
    },
    refused: (error: Error) => point(codeFaultOf(error)),
  };
}

/** A refusal that is about the code, which its field says. */
export function codeFaultOf(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.code === "factor.refused" ? error.message : error.fields.code;
}
