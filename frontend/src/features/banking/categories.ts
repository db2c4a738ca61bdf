import { words } from "./account-classes";

/** Plaid's primary categories over the twelve colours; neighbours in daily life lie far apart. */
const DOTS: Record<string, string> = {
  INCOME: "dot-3",
  TRANSFER_IN: "dot-10",
  TRANSFER_OUT: "dot-10",
  LOAN_PAYMENTS: "dot-8",
  BANK_FEES: "",
  ENTERTAINMENT: "dot-9",
  FOOD_AND_DRINK: "dot-11",
  GENERAL_MERCHANDISE: "dot-1",
  HOME_IMPROVEMENT: "dot-5",
  MEDICAL: "dot-7",
  PERSONAL_CARE: "dot-7",
  GENERAL_SERVICES: "",
  GOVERNMENT_AND_NON_PROFIT: "dot-5",
  TRANSPORTATION: "dot-2",
  TRAVEL: "dot-4",
  RENT_AND_UTILITIES: "dot-6",
};

export function categoryLabel(category: string): string {
  return words(category);
}

/** The colour of the dot beside the word; categories that are new to us get the grey one. */
export function categoryDot(category: string): string {
  return DOTS[category.toUpperCase()] ?? "";
}

/** "FOOD_AND_DRINK_COFFEE" under "FOOD_AND_DRINK" reads "Coffee". */
export function categoryDetail(category: string, detail: string): string {
  const prefix = `${category}_`;
  return words(detail.startsWith(prefix) ? detail.slice(prefix.length) : detail);
}
