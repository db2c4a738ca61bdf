import type { BankAccount, BankTransaction } from "@/api/types";

/** Made-up figures for empty states, stories and the landing page, so that a page shows what it will look like. */
const AS_OF = "2026-11-20T14:02:00Z";

function account(
  name: string,
  mask: string,
  type: string,
  subtype: string,
  current: string,
  available: string | null = null,
): BankAccount {
  const money = (value: string) => ({ value, currency: "USD" });
  return {
    object: "bank_account",
    id: `acct_sample_${mask}`,
    customer_id: "cus_sample",
    connection_id: "conn_sample",
    name,
    official_name: null,
    mask,
    type,
    subtype,
    institution_name: "First Platypus Bank",
    balance: { current: money(current), available: available ? money(available) : null, limit: null, as_of: AS_OF },
    created_at: AS_OF,
    updated_at: AS_OF,
  };
}

export const sampleAccounts: BankAccount[] = [
  account("Everyday Checking", "0000", "depository", "checking", "12480.16", "12310.16"),
  account("Savings", "1111", "depository", "savings", "28740.00"),
  account("Rewards Card", "3333", "credit", "credit card", "-1904.37"),
];

function transaction(
  index: number,
  date: string,
  payee: string,
  category: string,
  value: string,
  status: BankTransaction["status"] = "posted",
): BankTransaction {
  return {
    object: "bank_transaction",
    id: `txn_sample_${index}`,
    account_id: index % 3 === 0 ? "acct_sample_3333" : "acct_sample_0000",
    connection_id: "conn_sample",
    customer_id: "cus_sample",
    date,
    authorized_date: date,
    amount: { value, currency: "USD" },
    payee,
    description: payee.toUpperCase(),
    category,
    category_detail: null,
    status,
    pending_transaction_id: null,
    payment_channel: "in store",
    created_at: AS_OF,
    updated_at: AS_OF,
  };
}

export const sampleTransactions: BankTransaction[] = [
  transaction(1, "2026-11-20", "Whole Foods", "FOOD_AND_DRINK", "-84.12", "pending"),
  transaction(2, "2026-11-19", "Acme Corp payroll", "INCOME", "3100.00"),
  transaction(3, "2026-11-18", "Metro Transit", "TRANSPORTATION", "-2.90"),
  transaction(4, "2026-11-17", "City Power & Light", "RENT_AND_UTILITIES", "-118.45"),
  transaction(5, "2026-11-15", "Corner Books", "GENERAL_MERCHANDISE", "-36.00"),
  transaction(6, "2026-11-14", "Blue Bottle Coffee", "FOOD_AND_DRINK", "-5.75"),
];
