#!/usr/bin/env bash
# A bank with very many transactions and a feed with a long past: everything arrives once, in order, in little memory.
#   tests/big-data/big-import.sh [transactions] [events]
. "$(dirname "${BASH_SOURCE[0]}")/../suites/lib.sh"
. tests/tools/journey.sh
. tests/tools/bank-rows.sh
unset Sandbox__Recorder # hundreds of megabytes that the contracts suite would learn nothing from
transactions=${1:-100000} events=${2:-100000}
most_mib=400
check "its tools install" packages tests/tools || exit 1
trap 'forget_journey; finish' EXIT
product || { add 0 1 0; exit 1; }
read -r key environment <<<"$(node tests/tools/demo.mjs "$PRODUCT_DATA" api_key plaid_client_id)"
sql() { node tests/tools/sql.mjs "$PRODUCT_DATA" "$1"; }
peak_mib() { awk '/^VmHWM:/ { printf "%d", $2 / 1024 }' "/proc/$PRODUCT_PID/status"; }
milliseconds() { node -p 'Date.now()'; }

connect() {
  sign_in_demo && start_connection && link_bank "First Platypus Bank" && complete_connection || return 1
  until_true 60 connection_is active || { echo "still $(field .status)"; return 1; }
}

# The bank's newest item gets copies of its own rows, so that each looks as the simulator wrote it.
at_the_bank_happens() { # <how many>
  sql "with item as (select * from sandbox.plaid_items where environment_id = '$environment'
      order by created_at desc limit 1),
    model as (select t.*, row_number() over (order by t.id) - 1 as number, count(*) over () as models
      from sandbox.plaid_transactions t join item on item.id = t.item_id and item.environment_id = t.environment_id
      where not t.removed and not t.pending and t.wire->>'pending_transaction_id' is null),
    added as (insert into sandbox.plaid_transactions (environment_id, id, item_id, account_id, date, amount, pending,
        added_no, change_no, removed, original_description, wire)
      select m.environment_id, new.id, m.item_id, m.account_id, new.date, m.amount, false, item.change_no + n,
        item.change_no + n, false, m.original_description,
        (m.wire::jsonb || jsonb_build_object('transaction_id', new.id, 'date', new.date,
          'authorized_date', new.date))::json
      from item cross join generate_series(1, $1) n join model m on m.number = n % m.models
      cross join lateral (select md5(m.item_id || n) || 'large' as id, current_date - (n % 700)::int as date) new
      returning 1)
    update sandbox.plaid_items i set change_no = i.change_no + $1 from item
    where i.id = item.id and i.environment_id = item.environment_id and (select count(*) from added) = $1
    returning i.change_no"
}

synced_since() { # <last_synced_at>
  ok 200 GET "/v1/banking/connections/$CONNECTION" && [ "$(field .last_synced_at)" != "$1" ]
}

# The bank finds out that they were none of this person's.
at_the_bank_goes() { # <how many>
  sql "with item as (select * from sandbox.plaid_items where environment_id = '$environment'
      order by created_at desc limit 1),
    gone as (select t.id, row_number() over (order by t.id) as n from sandbox.plaid_transactions t join item
      on item.id = t.item_id and item.environment_id = t.environment_id where t.id like '%large' limit $1),
    removed as (update sandbox.plaid_transactions t set removed = true, change_no = item.change_no + n from gone, item
      where t.environment_id = item.environment_id and t.id = gone.id returning 1)
    update sandbox.plaid_items i set change_no = i.change_no + $1 from item
    where i.id = item.id and i.environment_id = item.environment_id and (select count(*) from removed) = $1
    returning i.change_no"
}

import_after() { # <what happens at the bank> <how many>
  local before began
  ok 200 GET "/v1/banking/connections/$CONNECTION" || return 1
  before=$(field .last_synced_at)
  [ -n "$("$1" "$2")" ] || return 1
  began=$(milliseconds)
  ok 202 POST "/v1/banking/connections/$CONNECTION/sync" '{}' || return 1
  until_true 300 synced_since "$before" || { echo "not synced: $(head -c 400 "$BODY")"; return 1; }
  note "$2 changes at the bank are synced in $(($(milliseconds) - began)) ms"
}

all_rows_are_the_banks() { # <more than this many>
  rows_equal || { echo "$VERDICT"; return 1; }
  [ "$ROWS" -gt "$1" ] || { echo "only $ROWS rows"; return 1; }
  note "$VERDICT"
}

told_once() { # a bulk import is one event, not one for each row
  local counts
  counts=$(sql "select count(*) filter (where type = 'bank_connection.synced'
      and (data->'object'->>'added')::int = $transactions), count(*) filter (where type = 'transaction.added')
    from events where environment_id = '$environment'")
  [ "$counts" = "1	0" ] || { echo "synced and added events: $counts"; return 1; }
}

pages() { # <what> <path> <query of the ids in order>
  sql "$3" >"$WORK/expected" && [ -s "$WORK/expected" ] || return 1
  node tests/big-data/page-through.mjs "$PRODUCT_URL$2" "$key" <"$WORK/expected" >"$WORK/seen" ||
    { cat "$WORK/seen"; return 1; }
  note "$1: $(cat "$WORK/seen")"
}

no_such_text() {
  local seconds
  seconds=$(curl -fsS -o "$BODY" -w '%{time_total}' -H "Authorization: Bearer $key" \
    "$PRODUCT_URL/v1/banking/transactions?q=nobody-at-all") && [ "$(field .data.length)" = 0 ] || return 1
  note "a text that is nowhere in $ROWS rows is looked for in ${seconds} s"
}

backlog() { # in hundred transactions, as a feed grows, beside what the server itself writes
  local times=100
  for _ in $(seq $times); do echo "insert into events (id, environment_id, type, created_at, customer_id, actor,
      request_id, scope, data, epoch)
    select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' ||
        substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text || n), 1, 15))::uuid,
      e.environment_id, e.type, now(), e.customer_id, e.actor, 'req_' || n, e.scope, e.data, e.epoch
    from generate_series(1, $((events / times))) n cross join (select * from events where environment_id = '$environment'
      order by epoch desc, xid desc, seq desc limit 1) e;"; done >"$WORK/backlog.sql"
  while read -r -d ';' statement; do sql "$statement" || return 1; done <"$WORK/backlog.sql"
}

stays_small() {
  local peak
  peak=$(peak_mib)
  note "the server, with jobs and simulated banks in it, held $peak MiB at most $1"
  [ "$peak" -lt $most_mib ]
}

check "a bank is connected" connect || exit 1
if [ -r "/proc/$PRODUCT_PID/status" ]; then note "before the import the server held $(peak_mib) MiB at most"; fi
check "$transactions transactions are imported by the job" import_after at_the_bank_happens "$transactions" || exit 1
check "every row here is the bank's, each once" all_rows_are_the_banks "$transactions"
check "they are told as one event" told_once
check "the pages of all transactions hold each once, in order" pages transactions /v1/banking/transactions \
  "select id from bank_transactions where environment_id = '$environment' order by date desc, id desc"
check "a text in many rows is looked for" no_such_text
check "a long feed is written" backlog
check "the pages of all events hold each once, in order" pages events /v1/events \
  "select id from events where environment_id = '$environment' order by epoch desc, xid desc, seq desc"
check "half of them go again" import_after at_the_bank_goes $((transactions / 2))
check "what is left is the bank's, each once" all_rows_are_the_banks $((transactions / 2))
if [ -r "/proc/$PRODUCT_PID/status" ]; then
  check "the server's memory stays below $most_mib MiB" stays_small "through all this"
else
  skip "the server's memory" "this system has no /proc"
fi
