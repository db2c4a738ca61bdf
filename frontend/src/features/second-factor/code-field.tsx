import type { Ref } from "react";
import type { FactorMethod } from "@/api/people";
import { text } from "@/text/en";
import { cx } from "@/ui/cx";
import { controlClass, Field } from "@/ui/field";
import { looksWhole } from "./ways";

const t = text.secondFactor;

interface CodeFieldProps {
  method: FactorMethod;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  inputRef: Ref<HTMLInputElement>;
}

/** Digits, with the keyboard of digits on phones; letters too where it is a recovery code. */
export function CodeField({ method, value, onChange, error, inputRef }: CodeFieldProps) {
  const letters = method === "recovery_code";
  return (
    <Field label={letters ? t.recoveryCode : t.code} hint={letters ? t.recoveryHint : undefined} error={error}>
      {(control) => (
        <input
          {...control}
          ref={inputRef}
          name="code"
          type="text"
          inputMode={letters ? "text" : "numeric"}
          autoComplete={letters ? "off" : "one-time-code"}
          autoCapitalize={letters ? "characters" : "off"}
          autoCorrect="off"
          spellCheck={false}
          autoFocus
          required
          maxLength={64}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={cx(controlClass, "tabular", letters && "font-mono")}
        />
      )}
    </Field>
  );
}

/** What can be said of a code before one of the few tries is spent on it. */
export function codeFault(method: FactorMethod, code: string): string | undefined {
  if (looksWhole(method, code)) return undefined;
  return method === "recovery_code" ? t.recoveryShort : t.codeShort;
}
