#!/usr/bin/env bash
# kill -9 of the server while it syncs, again and again: afterwards every row equals the bank's, none lost, none doubled.
#   tests/kill9.sh [times]
. "$(dirname "${BASH_SOURCE[0]}")/suites/lib.sh"
. tests/tools/journey.sh
. tests/tools/bank-rows.sh
times=${1:-5}
[ "$LONG" != 1 ] || times=${1:-20}
check "its tools install" packages tests/tools || exit 1
trap 'forget_journey; finish' EXIT
product || { add 0 1 0; exit 1; }
banks=("Tartan Bank" "First Platypus Bank" "Harbour & Vale" "First Gingham Credit Union" "Houndstooth Bank")

restart() {
  local facts
  facts=$(bash tests/tools/start-product.sh --data "$PRODUCT_DATA" --port "$PRODUCT_PORT" \
    --plaid-port "$PRODUCT_PLAID_PORT") || return 1
  eval "$facts"
  PRODUCTS=("$PRODUCT_PID")
}

kill_server() { # after <seconds>
  sleep "$1"
  kill -KILL "$PRODUCT_PID" && while kill -0 "$PRODUCT_PID" 2>/dev/null; do sleep 0.05; done
}

purchase() {
  at_the_bank /_sandbox/transactions/create "{\"transactions\":[{\"amount\":$((RANDOM % 90 + 1)).5,
    \"description\":\"Purchase $RANDOM\",\"date_transacted\":\"$(date -u +%F)\",
    \"date_posted\":\"$(date -u +%F)\",\"iso_currency_code\":\"USD\"}]}"
}

random_delay() { node -p "($1 + Math.random() * $2).toFixed(2)"; }

round() { # <number>: odd ones kill the first import of a new bank, even ones the sync of a purchase
  if [ $(($1 % 2)) = 1 ]; then
    # A slow bank, so that the blow falls between pages as often as between commit and answer.
    at_the_bank /_sandbox/faults '{"path":"/transactions/sync","latency_ms":300,"times":8}' || return 1
    sign_in_demo && start_connection && link_bank "${banks[$(($1 / 2 % ${#banks[@]}))]}" || return 1
    complete_connection || return 1
    kill_server "$(random_delay 0.1 2.5)"
  else
    purchase && purchase || return 1
    kill_server "$(random_delay 0 0.4)"
  fi
  restart && sign_in_demo || return 1
  # A kill between the bank's yes and our note of it leaves the completion to be asked for again.
  connection_is linking && complete_connection
  until_true 90 connection_is active || { echo "still $(field .status)"; return 1; }
  until_true 60 rows_equal || { echo "$VERDICT"; return 1; }
  echo "$VERDICT"
}

for number in $(seq "$times"); do
  check "after kill -9 number $number the rows equal the bank's" round "$number" || break
done
note "${ROWS:-0} rows after $times times kill -9"
