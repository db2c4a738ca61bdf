#!/usr/bin/env bash
# Two processes over one PostgreSQL: what is revoked at one is refused by the other within a second, limits hold together
# but for what their documentation allows, and of a quota nothing is spent twice.
. "$(dirname "${BASH_SOURCE[0]}")/suites/lib.sh"
. tests/tools/journey.sh
. tests/tools/nodes.sh
trap 'forget_journey; finish' EXIT
check "its tools install" packages tests/tools || exit 1
product || { add 0 1 0; exit 1; }
FIRST=$PRODUCT_URL FIRST_DATA=$PRODUCT_DATA

made_key() { # <json fields>: sets KEY and ID
  as_cookie
  ok 201 POST /v1/api-keys "{\"name\":\"Two nodes\",\"scopes\":[\"banking:read\"]$1}" || return 1
  KEY=$(field .secret) ID=$(field .id)
}

both_read() {
  as_key "$KEY"
  ok 200 GET "$FIRST/v1/banking/accounts" && ok 200 GET "$SECOND/v1/banking/accounts"
}

revoked_everywhere() {
  as_cookie
  ok 200 DELETE "/v1/api-keys/$ID" || return 1
  node tests/tools/until-refused.mjs "$SECOND" "$KEY" 1000 | tee "$WORK/propagation"
  [ "${PIPESTATUS[0]}" = 0 ]
}

spent() { # <how many at each> <at least> <at most>
  node tests/tools/spend.mjs "$KEY" "$1" "$FIRST" "$SECOND" | tee "$WORK/spent"
  local admitted
  admitted=$(sed -n 's/^admitted //p' "$WORK/spent")
  [ "$admitted" -ge "$2" ] && [ "$admitted" -le "$3" ]
}

check "a second node starts over the same database" second_node || exit 1
check "the demo person signs in" sign_in_demo
check "and proves a second factor" step_up "$(node tests/tools/demo.mjs "$PRODUCT_DATA" email)"
check "a key is made at the first" made_key ""
check "both know it" both_read
check "revoked at the first, it is refused by the second within a second" revoked_everywhere
note "revoked at one node, refused by the other after $(sed -n 's/^refused after //p' "$WORK/propagation")"

# 60 a minute: 60 at once and one each second. A burst at both may pass 60 at each before they have told each other, and what
# comes back meanwhile; afterwards both refuse.
check "a key of 60 a minute" made_key ',"requests_per_minute":60'
check "a burst at both at once stays within twice the limit" spent 100 60 125
note "$(sed -n 's/^admitted //p' "$WORK/spent") of 200 at once admitted by a limit of 60 (at most 120, and 1 a second)"
sleep 1
check "and then both refuse" spent 20 0 4

check "a key of 60 a minute, spent slowly" made_key ',"requests_per_minute":60'
slowly() {
  local n total=0
  for n in 1 2 3 4 5 6 7 8 9 10; do
    spent 6 0 12 >/dev/null
    total=$((total + $(sed -n 's/^admitted //p' "$WORK/spent")))
    sleep 0.35
  done
  echo "admitted $total"
  # 60, what comes back in some seconds, and what one node admits between two exchanges.
  [ $total -ge 60 ] && [ $total -le 82 ]
}
check "told of each other, both together admit what one would" slowly

check "a key of 500 a day" made_key ',"requests_per_day":500'
check "is spent by both to the last request and not beyond" spent 400 490 500
note "$(sed -n 's/^admitted //p' "$WORK/spent") of 800 admitted by a quota of 500 on two nodes (blocks of 5)"
