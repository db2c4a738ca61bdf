import type { BankAccount } from "@/api/types";
import { sumByCurrency, type Money } from "@/ui/money";

export type AccountClass = "cash" | "credit" | "loan" | "investment" | "other";

const ORDER: AccountClass[] = ["cash", "credit", "loan", "investment", "other"];
const CLASSES: Record<string, AccountClass> = {
  depository: "cash",
  credit: "credit",
  loan: "loan",
  investment: "investment",
  brokerage: "investment",
};

export interface AccountGroup {
  kind: AccountClass;
  accounts: BankAccount[];
  /** One for each currency: adding different ones up would need a rate. */
  totals: Money[];
}

/** Accounts by what they are to their owner, in a fixed order, without empty groups. */
export function groupAccounts(accounts: BankAccount[]): AccountGroup[] {
  return ORDER.flatMap((kind) => {
    const members = accounts.filter((account) => (CLASSES[account.type] ?? "other") === kind);
    return members.length === 0 ? [] : [{ kind, accounts: members, totals: totalOf(members) }];
  });
}

export function totalOf(accounts: BankAccount[]): Money[] {
  return sumByCurrency(accounts.flatMap((account) => (account.balance.current ? [account.balance.current] : [])));
}

/** The oldest of the accounts' moments: a sum is only as fresh as its stalest part. */
export function oldestAsOf(accounts: BankAccount[]): string | null {
  return accounts.map((account) => account.balance.as_of).sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}

/** "••0000". */
export function maskText(mask: string): string {
  return `••${mask}`;
}

function withMask({ name, mask }: BankAccount): string {
  return mask ? `${name} ${maskText(mask)}` : name;
}

/** "Checking ••0000 · First Platypus Bank": the digits first, because the end is what a narrow field cuts off. */
export function accountLabel(account: BankAccount): string {
  return [withMask(account), account.institution_name].filter(Boolean).join(" · ");
}

/** By id, for a column: name and digits, with the bank only where these are another account's too. */
export function shortLabels(accounts: BankAccount[]): Map<string, string> {
  const seen = new Map<string, number>();
  for (const account of accounts) seen.set(withMask(account), (seen.get(withMask(account)) ?? 0) + 1);
  return new Map(
    accounts.map((account) => {
      const short = withMask(account);
      return [account.id, seen.get(short) === 1 ? short : accountLabel(account)];
    }),
  );
}

const ACRONYMS = /\b(ira|cd|hsa|atm|tv|sep|gic|isa|rrsp|tfsa|ugma|utma)\b/g;

/** "CREDIT_CARD" or "credit card" as words; "ira" stays an acronym. */
export function words(code: string): string {
  const spaced = code.replace(/_/g, " ").toLowerCase();
  const cased = spaced.replace(ACRONYMS, (acronym) => acronym.toUpperCase());
  return cased.charAt(0).toUpperCase() + cased.slice(1);
}
