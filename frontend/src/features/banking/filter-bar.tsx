"use client";

import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { BankAccount } from "@/api/types";
import { text } from "@/text/en";
import { FilterChip } from "@/ui/chips";
import { cx } from "@/ui/cx";
import { formatDayAbsolute } from "@/ui/dates";
import { controlClass } from "@/ui/field";
import { icon } from "@/ui/icon";
import { Select } from "@/ui/select";
import { announce } from "@/ui/toast";
import { accountLabel } from "./account-classes";
import { hasFilters, type TransactionFilters } from "./filters";
import { periodOf, rangeOf, type Period } from "./periods";

const t = text.banking.transactions;
const TYPING_PAUSE_MS = 250;

interface FilterBarProps {
  filters: TransactionFilters;
  onChange: (filters: TransactionFilters) => void;
  /** Offered for choosing; none on the page of one account. */
  accounts?: BankAccount[];
}

export function FilterBar({ filters, onChange, accounts }: FilterBarProps) {
  const [customOpen, setCustomOpen] = useState(false);
  const known = periodOf(filters);
  const period: Period = customOpen ? "custom" : known;
  function pickPeriod(next: Period) {
    setCustomOpen(next === "custom");
    if (next !== "custom") onChange({ ...filters, from: undefined, to: undefined, ...rangeOf(next) });
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 pb-4">
      <div className="flex flex-wrap gap-2">
        <SearchField text={filters.q ?? ""} onText={(q) => onChange({ ...filters, q: q || undefined })} />
        {accounts && accounts.length > 1 && (
          <Select
            label={t.account}
            value={filters.account ?? ""}
            onPick={(account) => onChange({ ...filters, account: account || undefined })}
            options={[
              { value: "", label: t.allAccounts },
              ...accounts.map((account) => ({ value: account.id, label: accountLabel(account) })),
            ]}
            className="max-w-full grow basis-36 sm:max-w-[220px] sm:grow-0 sm:basis-auto"
          />
        )}
        <Select
          label={t.period}
          value={period}
          onPick={(value) => pickPeriod(value as Period)}
          options={Object.entries(t.periods).map(([value, label]) => ({ value, label }))}
          className="grow basis-36 sm:grow-0 sm:basis-auto"
        />
        {period === "custom" && <DateRange filters={filters} onChange={onChange} />}
      </div>
      <Chips filters={filters} onChange={onChange} accounts={accounts} onDates={() => setCustomOpen(false)} />
    </div>
  );
}

/** Waits for a pause in typing, so that each word is one search. */
function SearchField({ text: applied, onText }: { text: string; onText: (text: string) => void }) {
  const [typed, setTyped] = useState(applied);
  const [seen, setSeen] = useState(applied);
  if (seen !== applied) {
    // Taken off by its chip, or changed by going back.
    setSeen(applied);
    setTyped(applied);
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  function type(next: string) {
    setTyped(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onText(next.trim()), TYPING_PAUSE_MS);
  }
  return (
    <div className="relative grow basis-full sm:max-w-[420px] sm:basis-64">
      <Search {...icon} className="pointer-events-none absolute left-2.5 top-1/2 -translate-y-1/2 text-muted" />
      <input
        type="search"
        aria-label={t.search}
        placeholder={t.search}
        value={typed}
        onChange={(event) => type(event.target.value)}
        className={cx(controlClass, "pl-8 sm:h-8 sm:text-13")}
      />
    </div>
  );
}

function DateRange({ filters, onChange }: Pick<FilterBarProps, "filters" | "onChange">) {
  const field = (name: "from" | "to") => (
    <label className="flex grow items-center gap-2 text-13 text-muted">
      {t[name]}
      <input
        type="date"
        value={filters[name] ?? ""}
        {...(name === "to" ? { min: filters.from } : { max: filters.to })}
        onChange={(event) => onChange({ ...filters, [name]: event.target.value || undefined })}
        className={cx(controlClass, "tabular sm:h-8 sm:w-36 sm:px-2 sm:text-13")}
      />
    </label>
  );
  return (
    <>
      {field("from")}
      {field("to")}
    </>
  );
}

function Chips({ filters, onChange, accounts, onDates }: FilterBarProps & { onDates: () => void }) {
  if (!hasFilters(filters)) return null;
  const account = accounts?.find((known) => known.id === filters.account);
  function clear() {
    onDates();
    onChange({});
    announce({ title: t.cleared, undo: () => onChange(filters) });
  }
  function without(...names: (keyof TransactionFilters)[]) {
    const rest = { ...filters };
    for (const name of names) delete rest[name];
    onChange(rest);
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      {filters.q && <FilterChip label={t.chipText(filters.q)} onRemove={() => without("q")} />}
      {filters.account && (
        <FilterChip
          label={t.chipAccount(account ? accountLabel(account) : filters.account)}
          onRemove={() => without("account")}
        />
      )}
      {filters.from && (
        <FilterChip label={t.chipFrom(formatDayAbsolute(filters.from))} onRemove={() => without("from")} />
      )}
      {filters.to && <FilterChip label={t.chipTo(formatDayAbsolute(filters.to))} onRemove={() => without("to")} />}
      <button
        type="button"
        onClick={clear}
        className="px-1 text-13 text-muted underline underline-offset-2 hover:text-ink"
      >
        {t.clear}
      </button>
    </div>
  );
}
