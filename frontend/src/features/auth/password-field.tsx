"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState, type ReactNode } from "react";
import { text } from "@/text/en";
import { IconButton } from "@/ui/button";
import { cx } from "@/ui/cx";
import { controlClass, Field } from "@/ui/field";
import { icon } from "@/ui/icon";

interface PasswordFieldProps {
  value: string;
  onChange: (value: string) => void;
  autoComplete: "new-password" | "current-password";
  hint?: ReactNode;
  error?: string | undefined;
  autoFocus?: boolean;
}

export function PasswordField({ value, onChange, autoComplete, hint, error, autoFocus }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <Field label={text.auth.password} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <input
            {...control}
            name="password"
            type={shown ? "text" : "password"}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            autoComplete={autoComplete}
            autoFocus={autoFocus}
            required
            className={cx(controlClass, "pr-11")}
          />
          <IconButton
            label={shown ? text.auth.hidePassword : text.auth.showPassword}
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
