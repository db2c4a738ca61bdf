#!/usr/bin/env bash
# A server is killed between what it meant to do, the call of the bank, what came of it and the answer; the retry with the
# same key finishes the change, and it happened once. Over HTTP and MCP. The bank and the first server live on; the second
# one, which is killed, reaches the bank through a proxy that loses what it is told to lose.
. "$(dirname "${BASH_SOURCE[0]}")/suites/lib.sh"
. tests/tools/journey.sh
. tests/tools/nodes.sh
trap 'stop_proxies; forget_journey; finish' EXIT
check "its tools install" packages tests/tools || exit 1
product || { add 0 1 0; exit 1; }
FIRST=$PRODUCT_URL FIRST_DATA=$PRODUCT_DATA FIRST_PLAID=$PRODUCT_PLAID_URL

to_bank() { proxy BANK "${FIRST_PLAID#http://}"; }
victim() { second_node "--Providers:Plaid:Sandbox:BaseUrl=http://127.0.0.1:$BANK_PORT" && proxy CLIENTS "${SECOND#http://}"; }

made_key() {
  as_cookie
  ok 201 POST /v1/api-keys '{"name":"Retries","scopes":["banking:read","banking:write"]}' && KEY=$(field .secret)
}

# One intended change, over one door, by the address of a server: `change <door> <address> <key> <what>`.
# What is start, or remove. (Completing is killed in kill9.sh: here the bank's webhook would come first.) It leaves STATUS and $BODY like any call.
change() {
  local path=/v1/banking/connections tool=start_bank_connection arguments="\"idempotency_key\":\"$3\"" method=POST
  [ "$4" = start ] || { path=$path/$CONNECTION method=DELETE tool=remove_bank_connection arguments="$arguments,\"id\":\"$CONNECTION\""; }
  as_key "$KEY"
  if [ "$1" = http ]; then
    call $method "$2$path" '{}' -H "Idempotency-Key: $3"
  else
    call POST "$2/mcp" "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"$tool\",
      \"arguments\":{$arguments},\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",
      \"io.modelcontextprotocol/clientInfo\":{\"name\":\"test\",\"version\":\"1\"},
      \"io.modelcontextprotocol/clientCapabilities\":{}}}}" \
      -H "Accept: application/json, text/event-stream" -H "MCP-Protocol-Version: 2026-07-28" -H "Mcp-Method: tools/call" -H "Mcp-Name: $tool"
    # The tool's answer in place of its envelope, so that both doors read alike.
    node tests/tools/tool-answer.mjs "$BODY" && STATUS=$(field .http_status)
  fi
}

kill_victim() { kill -KILL "$SECOND_PID" && while kill -0 "$SECOND_PID" 2>/dev/null; do sleep 0.05; done; }

# `lost_at <point> <door> <key> <what>`: begins the change at the second server and kills it at that point.
lost_at() {
  local point=$1 control=$BANK_CONTROL how=hold-requests
  shift
  case $point in call) how=hold-answers ;; outcome) control=$CLIENTS_CONTROL how=hold-answers ;; esac
  proxy_mode "$control" "$how"
  change "$1" "http://127.0.0.1:$CLIENTS_PORT" "$2" "$3" >/dev/null 2>&1 &
  local begun=$!
  until_true 20 proxy_holds "$control" || { echo "nothing was held"; return 1; }
  kill_victim
  wait $begun
  proxy_mode "$BANK_CONTROL" pass
  # What stood at the first server's record: the intent while nothing came of it, the answer once something had.
  local kept
  kept=$(sql "select (intent is not null)::int || ' ' || done::int from idempotency_records where key = '$2'")
  [ "$kept" = "$([ "$point" = outcome ] && echo '0 1' || echo '1 0')" ] || { echo "the record has: $kept"; return 1; }
}

# `finished_by_retry <point> <door> <key> <what>`: others wait as long as the lease lasts; then the retry, here by the other server, finishes it.
finished_by_retry() {
  local point=$1
  shift
  change "$1" "$FIRST" "$2" "$3"
  if [ "$point" != outcome ]; then
    answered 409 && [ "$(field .code)" = idempotency.in_flight ] || return 1
    sql "update idempotency_records set lease_until = now() where key = '$2'" >/dev/null
    change "$1" "$FIRST" "$2" "$3"
  fi
  [ "${STATUS:0:1}" = 2 ] || { echo "answered $STATUS: $(head -c 400 "$BODY")"; return 1; }
  local first
  first=$(field .id)
  change "$([ "$1" = http ] && echo mcp || echo http)" "$FIRST" "$2" "$3" # by the other door it is the same change
  [ "$(field .id)" = "$first" ] || { echo "the other door has $(head -c 400 "$BODY")"; return 1; }
}

count() { sql "select count(*) from $1"; }

round() { # <point> <door>
  local before
  before=$(count bank_connections)
  lost_at "$1" "$2" "start $1 $2" start && finished_by_retry "$1" "$2" "start $1 $2" start || return 1
  CONNECTION=$(field .id)
  ok 200 GET "$FIRST/v1/banking/connections/$CONNECTION" && LINK=$(field .link_url) || return 1
  [ "$(count bank_connections)" = $((before + 1)) ] || { echo "connections: $before, then $(count bank_connections)"; return 1; }
  # The bank sends people, and word of them, to the server that started it.
  PRODUCT_URL=$([ "$1" = outcome ] && echo "$SECOND" || echo "$FIRST") link_bank "Tartan Bank" && victim || return 1
  as_key "$KEY"
  complete_connection
  until_true 90 connection_is active || { echo "still $(field .status)"; return 1; }
  lost_at "$1" "$2" "remove $1 $2" remove && finished_by_retry "$1" "$2" "remove $1 $2" remove || return 1
  as_key "$KEY"
  connection_is removed || { echo "still $(field .status)"; return 1; }
  # Each was audited once, whoever finished it.
  local audited
  audited=$(sql "select string_agg(n::text, ' ') from (select count(*) n from audit_entries
    where subject = '$CONNECTION' and outcome = 'done' and action in ('start_bank_connection', 'remove_bank_connection') group by action) a")
  [ "$audited" = "1 1" ] || { echo "audited: $audited"; return 1; }
  victim
}

check "the demo person signs in" sign_in_demo
check "and proves a second factor" step_up "$(node tests/tools/demo.mjs "$PRODUCT_DATA" email)"
check "a key is made" made_key
check "the bank is reached through a proxy" to_bank || exit 1
check "a second server starts" victim || exit 1
for door in http mcp; do
  check "killed before the call, over $door: the retry makes it" round intent $door || exit 1
  check "killed after the call, over $door: the retry does not do it twice" round call $door || exit 1
  check "killed after the outcome, over $door: the retry has the answer" round outcome $door || exit 1
done
