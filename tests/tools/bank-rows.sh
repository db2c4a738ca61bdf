# rows_equal: does every transaction here equal the bank's, each once? For scripts with a PRODUCT_DATA; sets ROWS and
# VERDICT.
# Plaid's signs are the opposite of ours.
compare="
  with bank as (
    select t.environment_id, t.id, -t.amount as amount, t.pending from sandbox.plaid_transactions t
    join bank_connections c on c.environment_id = t.environment_id and c.provider_item_id = t.item_id
    where not t.removed),
  ours as (select environment_id, provider_transaction_id as id, amount, pending from bank_transactions)
  select count(*) filter (where ours.id is null), count(*) filter (where bank.id is null),
    count(*) filter (where ours.amount <> bank.amount or ours.pending <> bank.pending),
    (select count(*) - count(distinct (environment_id, id)) from ours), count(*)
  from bank full join ours using (environment_id, id)"

rows_equal() { # sets ROWS
  local lost extra wrong doubled
  read -r lost extra wrong doubled ROWS <<<"$(node tests/tools/sql.mjs "$PRODUCT_DATA" "$compare")"
  VERDICT="$lost lost, $extra unknown to the bank, $wrong different, $doubled doubled of $ROWS"
  [ "$lost $extra $wrong $doubled" = "0 0 0 0" ] && [ "$ROWS" -gt 0 ]
}
