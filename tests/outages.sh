#!/usr/bin/env bash
# The database ends without warning under load, its connections are cut and held by a proxy, and a worker is killed at work:
# no wrong answer, no change lost or done twice, every audit entry there and chained, readiness lost and back within 10 s.
#   tests/outages.sh [restarts]
. "$(dirname "${BASH_SOURCE[0]}")/suites/lib.sh"
. tests/tools/journey.sh
. tests/tools/nodes.sh
restarts=${1:-2}
[ "$LONG" != 1 ] || restarts=${1:-10}
STOP=$WORK/stop
UNLIMITED=(--Limits:Sandbox:KeyPerMinute=0 --Limits:Sandbox:WorkspacePerMinute=0 --Limits:Sandbox:PerDay=0)
trap 'touch "$STOP"; stop_proxies; forget_journey; finish' EXIT
check "its tools install" packages tests/tools || exit 1
product "${UNLIMITED[@]}" || { add 0 1 0; exit 1; }
FIRST=$PRODUCT_URL FIRST_DATA=$PRODUCT_DATA FIRST_PLAID=$PRODUCT_PLAID_URL FIRST_PID=$PRODUCT_PID
CHANGES=0

made_key() {
  as_cookie
  ok 201 POST /v1/api-keys '{"name":"Outages","scopes":["banking:read","banking:write"]}' && KEY=$(field .secret) || return 1
  ok 200 GET /v1/banking/connections && CONNECTION=$(field '.data.find(c => c.status === "active").id')
}

under_load() { # <address> <name> <command…>: reads and changes before, while and after it
  local address=$1 name=$2 load watch code
  shift 2
  rm -f "$STOP" "$STOP.going"
  node tests/tools/load.mjs "$address" "$KEY" "$CONNECTION" "$name" "$STOP" >"$WORK/load" 2>&1 & load=$!
  node tests/tools/watch-ready.mjs "$address" "$STOP" >"$WORK/lost" & watch=$!
  until_true 60 test -f "$STOP.going" || { cat "$WORK/load"; return 1; }
  sleep 2
  "$@"
  code=$?
  sleep 4
  touch "$STOP"
  wait $load || { cat "$WORK/load"; code=1; }
  wait $watch
  echo "$(cat "$WORK/load"); not ready for $(tr '\n' ' ' <"$WORK/lost")ms"
  local changes
  changes=$(sed -n 's/.*changes \([0-9]*\).*/\1/p' "$WORK/load")
  CHANGES=$((CHANGES + ${changes:-0}))
  return $code
}

readiness_came_back() { # <least times lost>
  [ "$(wc -l <"$WORK/lost")" -ge "$1" ] && ! grep -q never "$WORK/lost" || { echo "not ready: $(cat "$WORK/lost")"; return 1; }
  local longest
  longest=$(sort -n "$WORK/lost" | tail -n 1)
  [ "$longest" -le 10000 ] || { echo "not ready for $longest ms"; return 1; }
  SLOWEST=$((longest > ${SLOWEST:-0} ? longest : ${SLOWEST:-0}))
}

postmaster() { head -n 1 "$FIRST_DATA"/pg*/postmaster.pid; }

end_database() { # what pg_ctl -m immediate sends; the server that owns the cluster starts it again
  local n old
  for n in $(seq "$restarts"); do
    old=$(postmaster)
    kill -QUIT "$old"
    until_true 20 restarted "$old" || { echo "PostgreSQL was not started again"; return 1; }
    sleep 5
  done
}
restarted() { [ -n "$(postmaster 2>/dev/null)" ] && [ "$(postmaster)" != "$1" ] && sql "select 1" >/dev/null 2>&1; }

behind_proxy() {
  local text
  text=$(node tests/tools/connection.mjs "$FIRST_DATA")
  proxy DATABASE "127.0.0.1:$(sed -n 's/.*[Pp]ort=\([0-9]*\).*/\1/p' <<<"$text")" || return 1
  POSTGRES=$(sed "s/[Pp]ort=[0-9]*/Port=$DATABASE_PORT/" <<<"$text") second_node "${UNLIMITED[@]}"
}
cut_connections() {
  local n
  for n in 1 2; do
    proxy_mode "$DATABASE_CONTROL" cut
    sleep 2
    proxy_mode "$DATABASE_CONTROL" pass
    sleep 5
  done
}
hold_answers() {
  proxy_mode "$DATABASE_CONTROL" hold-answers
  sleep 3
  # What was held is gone: whoever still waits for it must give up by itself.
  proxy_mode "$DATABASE_CONTROL" pass
  sleep 6
}

audited() { sql "select count(*) from audit_entries where action = 'sync_bank_connection' and outcome = 'done' and subject = '$CONNECTION'"; }
every_change_is_audited() {
  local found
  found=$(audited)
  [ "$found" = $((AUDITED_BEFORE + CHANGES)) ] || { echo "$CHANGES changes, and $AUDITED_BEFORE before; $found are audited"; return 1; }
}
all_are_chained() { [ "$(sql "select count(*) from audit_unlinked")" = 0 ]; }
trail_is_sound() {
  as_cookie
  ok 200 POST /v1/audit/verify '{}' && [ "$(field .intact)" = true ] || { cat "$BODY"; return 1; }
}

# A worker with nobody beside it: the first server is stopped meanwhile (with its bank, so that the job hangs in a call).
killed_worker() {
  second_node --Role=all --Sandbox:Enabled=false "--Providers:Plaid:Sandbox:BaseUrl=$FIRST_PLAID" || return 1
  kill -STOP "$FIRST_PID"
  as_key "$KEY"
  call POST "$SECOND/v1/banking/connections/$CONNECTION/sync" '{}'
  JOB=""
  until_true 20 taken
  kill -KILL "$SECOND_PID"
  kill -CONT "$FIRST_PID"
  [ -n "$JOB" ] || { echo "the job was not begun"; return 1; }
  local began=$SECONDS
  until_true 60 job_is_done || { echo "job $JOB is $(sql "select statename from hangfire.job where id = $JOB")"; return 1; }
  BACK=$((SECONDS - began))
}
taken() {
  JOB=$(sql "select j.id from hangfire.job j join hangfire.state s on s.id = j.stateid
    where j.statename = 'Processing' and s.data::text like '%:$SECOND_PID:%' limit 1")
  [ -n "$JOB" ]
}
job_is_done() { [ "$(sql "select statename from hangfire.job where id = $JOB")" = Succeeded ]; }

check "the demo person signs in" sign_in_demo
check "and proves a second factor" step_up "$(node tests/tools/demo.mjs "$PRODUCT_DATA" email)"
check "a key is made" made_key || exit 1
AUDITED_BEFORE=$(audited)
check "the database ends $restarts times under load, and every answer is right" under_load "$FIRST" ended end_database
note "$(cat "$WORK/load")"
check "readiness was lost each time and was back within 10 s" readiness_came_back "$restarts"
check "a server reaches the database through a proxy" behind_proxy || exit 1
check "its connections are cut twice under load, and every answer is right" under_load "$SECOND" cut cut_connections
check "readiness was lost and was back within 10 s" readiness_came_back 1
check "the database's answers are lost for a while, and every answer is right" under_load "$SECOND" held hold_answers
check "readiness was lost and was back within 10 s" readiness_came_back 1
note "not ready for at most $SLOWEST ms"
check "every change of $CHANGES is audited, once" every_change_is_audited
check "all entries are chained" until_true 10 all_are_chained
check "the trail is sound" trail_is_sound
check "a killed worker's job is done by another within a minute" killed_worker
note "a killed worker's job was done by another after ${BACK:-?} s"
