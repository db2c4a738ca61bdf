# What every suite starts with: counting, and a product of its own that is stopped at the end.
#   check "<what must be so>" <command…>   one test: passed if the command succeeds
#   skip "<what>" "<why>"                  one test that cannot run here
#   note <text>                            shown under the suite's line, also when it passes
#   add <passed> <failed> <skipped>        the counts of a tool's own tests
#   script <name> <command…>               the same, of a script whose last line is "N passed, N failed"
#   counts <kind> <file> <exit code>       the same, read from a report: trx, vitest, playwright, junit, line
#   product [arguments]                    starts the product; sets PRODUCT_URL, PRODUCT_DATA, PRODUCT_PID, …
set -uo pipefail
# A script that is run by hand has no runner to set these.
: "${ROOT:=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}" "${LONG:=0}" "${RESULT:=}" "${LOGS:=$ROOT/.data/test-logs}"
export EXCHANGES=${EXCHANGES:-$LOGS/exchanges}
export Sandbox__Recorder=$EXCHANGES
cd "$ROOT"
mkdir -p "$LOGS"
PASSED=0 FAILED=0 SKIPPED=0
PRODUCTS=() FOLDERS=()

check() {
  local what=$1 began=$SECONDS
  shift
  echo "---- $what"
  if "$@"; then
    PASSED=$((PASSED + 1))
    echo "PASS: $what ($((SECONDS - began)) s)"
  else
    FAILED=$((FAILED + 1))
    echo "FAIL: $what"
    return 1
  fi
}

skip() { SKIPPED=$((SKIPPED + 1)); echo "SKIP: $1: $2"; }
note() { echo "NOTE: $*"; }
add() { PASSED=$((PASSED + $1)) FAILED=$((FAILED + $2)) SKIPPED=$((SKIPPED + $3)); }

script() { # <name> <command…>: a script that ends with "N passed, N failed"
  local name=$1 code
  shift
  "$@" 2>&1 | tee "$LOGS/$name.txt"
  code=${PIPESTATUS[0]}
  counts line "$LOGS/$name.txt" "$code"
}

counts() {
  local numbers report
  if ! report=$(node tests/tools/counts.mjs "$1" "$2"); then
    echo "FAIL: no readable report in $2"
    add 0 1 0
    return 1
  fi
  numbers=$(head -n 1 <<<"$report")
  echo "COUNTS: $numbers from $2"
  tail -n +2 <<<"$report"
  # shellcheck disable=SC2086
  add $numbers
  # A tool that fails without a failed test (a crash, a broken file) has failed all the same.
  set -- $numbers "$3"
  if [ "$4" != 0 ] && [ "$2" = 0 ]; then add 0 1 0; echo "FAIL: the tool ended with code $4"; fi
}

product() {
  local facts
  facts=$(bash tests/tools/start-product.sh "$@") || { echo "FAIL: the product did not start"; return 1; }
  echo "$facts"
  eval "$facts"
  PRODUCTS+=("$PRODUCT_PID")
  FOLDERS+=("$PRODUCT_DATA")
}

stop_product() { # <pid>: politely, then not
  local i
  kill -TERM "$1" 2>/dev/null || return 0
  for i in $(seq 1 300); do kill -0 "$1" 2>/dev/null || return 0; sleep 0.1; done
  echo "The product did not stop within 30 s"
  kill -KILL "$1"
  return 1
}

# npm packages of one folder, installed only when its lock changed, so that a second run needs no network.
packages() {
  local lock
  lock=$(cksum <"$1/package-lock.json")
  if [ -f "$1/node_modules/.stamp" ] && [ "$(cat "$1/node_modules/.stamp")" = "$lock full" ]; then return 0; fi
  npm ci --no-audit --no-fund --prefer-offline --loglevel=error --prefix "$1" || return 1
  printf '%s full' "$lock" >"$1/node_modules/.stamp"
}

finish() {
  local pid
  for pid in ${PRODUCTS[@]+"${PRODUCTS[@]}"}; do stop_product "$pid"; done
  # What a failure left behind is there to be looked at.
  [ $FAILED != 0 ] || [ ${#FOLDERS[@]} = 0 ] || rm -rf "${FOLDERS[@]}"
  if [ -n "$RESULT" ]; then echo "$PASSED $FAILED $SKIPPED" >"$RESULT"; return; fi
  echo "$PASSED passed, $FAILED failed, $SKIPPED skipped"
  [ $FAILED = 0 ] || exit 1
}
trap finish EXIT
trap 'exit 143' TERM INT
