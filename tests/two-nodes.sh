#!/usr/bin/env bash
# Two processes over one PostgreSQL: what is revoked at one is refused by the other within a second, limits hold together
# but for what their documentation allows, and of a quota nothing is spent twice. Then two that also share a Redis: with it
# limits hold to the request, and when it is killed under load nobody is refused for it.
. "$(dirname "${BASH_SOURCE[0]}")/suites/lib.sh"
. tests/tools/journey.sh
. tests/tools/nodes.sh
trap 'forget_journey; stop_redis; finish' EXIT
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

REDIS="" REDIS_PORT="" REDIS_DATA=$WORK/redis

start_redis() {
  REDIS_PORT=${REDIS_PORT:-$(node tests/tools/ports.mjs 1)}
  mkdir -p "$REDIS_DATA"
  redis-server --port "$REDIS_PORT" --bind 127.0.0.1 --save "" --appendonly no --dir "$REDIS_DATA" --logfile redis.log &
  REDIS=$!
  until_true 10 redis_answers
}

redis_answers() { (: <"/dev/tcp/127.0.0.1/$REDIS_PORT") 2>/dev/null; }

stop_redis() { # as with kill -9
  [ -n "$REDIS" ] || return 0
  kill -KILL "$REDIS"
  wait "$REDIS" 2>/dev/null
  REDIS=""
}

two_nodes_with_redis() { # from here on FIRST and SECOND are these
  # So much patience that no busy machine makes Redis look lost; one that is killed is noticed at once.
  local third third_log settings=("--ConnectionStrings:Redis=127.0.0.1:$REDIS_PORT" --Limits:RedisPatience=00:00:10)
  another_node "${settings[@]}" && third=$NODE third_log=$NODE_LOG || return 1
  another_node "${settings[@]}" || return 1
  FIRST=$third SECOND=$NODE REDIS_LOGS=("$third_log" "$NODE_LOG")
}

left_at() { # <address> <how many>: what the answer says is left of the key's limit
  ok 200 GET "$1/v1/banking/accounts" || return 1
  tr -d '\r' <"$HEADERS" | grep -qi "^ratelimit: \"key\";r=$2;" || { grep -i '^ratelimit:' "$HEADERS"; return 1; }
}

each_answer_counts_all() {
  as_key "$KEY"
  left_at "$FIRST" 59 && left_at "$SECOND" 58 && left_at "$FIRST" 57 && left_at "$SECOND" 56
}

spent_to_the_request() { # of 200 at once, 60 and what came back meanwhile
  local began=$SECONDS
  spent 100 60 200 || return 1
  # A second that has begun counts as one.
  [ "$(sed -n 's/^admitted //p' "$WORK/spent")" -le $((60 + SECONDS - began)) ]
}

redis_dies_under_load() {
  local began=$SECONDS spender admitted
  node tests/tools/spend.mjs "$KEY" 3000 "$FIRST" "$SECOND" >"$WORK/spent" 2>&1 &
  spender=$!
  sleep 0.5
  kill -0 "$spender" || { echo "it was over before Redis died"; return 1; }
  stop_redis
  wait "$spender" || { cat "$WORK/spent"; return 1; }
  cat "$WORK/spent"
  ! grep -q unexpected "$WORK/spent" || return 1
  admitted=$(sed -n 's/^admitted //p' "$WORK/spent")
  # Twice the limit at most, and what came back meanwhile at either.
  [ "$admitted" -ge 60 ] && [ "$admitted" -le $((120 + 2 * (SECONDS - began))) ]
}

said() { # <times> <words>: so often in the log of each of both
  local log
  for log in "${REDIS_LOGS[@]}"; do [ "$(grep -c "$2" "$log")" = "$1" ] || return 1; done
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

check "a Redis starts" start_redis
check "two more nodes start, with the Redis" two_nodes_with_redis || exit 1
check "a key of 60 a minute" made_key ',"requests_per_minute":60'
check "each answer of either says what all have left" each_answer_counts_all
check "a key of 60 a minute" made_key ',"requests_per_minute":60'
check "a burst at both at once is admitted to the request" spent_to_the_request
note "with Redis: $(sed -n 's/^admitted //p' "$WORK/spent") of 200 at once admitted by a limit of 60 (60, and 1 a second)"
check "nobody said that Redis was lost" said 0 "Redis does not answer"
check "a key of 60 a minute" made_key ',"requests_per_minute":60'
check "Redis is killed under load: nothing but 200 and 429, and the bound holds" redis_dies_under_load
note "Redis killed under load: $(sed -n 's/^admitted //p' "$WORK/spent") admitted by a limit of 60 in 6000 requests, none failed"
check "both said once that it was lost" said 1 "Redis does not answer"
check "it starts again" start_redis
check "both said once that it is back" until_true 20 said 1 "Redis answers again"
check "a key of 60 a minute" made_key ',"requests_per_minute":60'
check "and a burst at both is admitted to the request again" spent_to_the_request
