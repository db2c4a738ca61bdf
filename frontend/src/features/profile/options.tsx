"use client";

import { useId } from "react";

const MARK = "mt-0.5 size-4 shrink-0 accent-(--accent)";

interface RadioOptionsProps<V extends string> {
  legend: string;
  options: Record<V, string>;
  value: V;
  onPick: (value: V) => void;
}

export function RadioOptions<V extends string>({ legend, options, value, onPick }: RadioOptionsProps<V>) {
  const name = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-13">{legend}</legend>
      {(Object.entries(options) as [V, string][]).map(([option, label]) => (
        <label key={option} className="flex items-start gap-2.5">
          <input type="radio" name={name} checked={option === value} onChange={() => onPick(option)} className={MARK} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

interface CheckOptionsProps<N extends string> {
  /** A label, and beneath it what it means. */
  options: Record<N, readonly [label: string, hint: string]>;
  chosen: Record<N, boolean>;
  onChange: (name: N, on: boolean) => void;
}

export function CheckOptions<N extends string>({ options, chosen, onChange }: CheckOptionsProps<N>) {
  const id = useId();
  return (
    <div className="grid gap-3">
      {(Object.entries(options) as [N, readonly [string, string]][]).map(([name, [label, hint]]) => (
        <div key={name} className="flex items-start gap-2.5">
          <input
            id={`${id}-${name}`}
            type="checkbox"
            aria-describedby={`${id}-${name}-hint`}
            checked={chosen[name]}
            onChange={({ target }) => onChange(name, target.checked)}
            className={MARK}
          />
          <div className="grid">
            <label htmlFor={`${id}-${name}`}>{label}</label>
            <p id={`${id}-${name}-hint`} className="text-12 text-muted">
              {hint}
            </p>
          </div>
        </div>
      ))}
    </div>
  );
}
