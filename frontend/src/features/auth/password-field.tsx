"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState, type ReactNode, type Ref } from "react";
import { text } from "@/text/en";
import { IconButton } from "@/ui/button";
import { cx } from "@/ui/cx";
import { controlClass, Field } from "@/ui/field";
import { icon } from "@/ui/icon";

interface PasswordFieldProps {
  label?: string;
  name?: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: "new-password" | "current-password";
  hint?: ReactNode;
  error?: string | undefined;
  autoFocus?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

export function PasswordField(props: PasswordFieldProps) {
  const { label = text.auth.password, name = "password", value, onChange, autoComplete } = props;
  const { hint, error, autoFocus, inputRef } = props;
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <input
            {...control}
            ref={inputRef}
            name={name}
            type={shown ? "text" : "password"}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            autoComplete={autoComplete}
            autoFocus={autoFocus}
            required
            className={cx(controlClass, "pr-11")}
          />
          <IconButton
            label={shown ? text.auth.hidePassword(label) : text.auth.showPassword(label)}
            onClick={() => setShown(!shown)}
            className="absolute right-1 top-1"
          >
            {shown ? <EyeOff {...icon} /> : <Eye {...icon} />}
          </IconButton>
        </div>
      )}
    </Field>
  );
}
