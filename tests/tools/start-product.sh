#!/usr/bin/env bash
# Starts the product as ./run built it, with a data folder and ports of its own, and waits until it is ready.
#   eval "$(tests/tools/start-product.sh [--data <folder>] [--port <n>] [--plaid-port <n>] [--setting=value …])"
# It prints PRODUCT_PID, PRODUCT_URL, PRODUCT_PLAID_URL, PRODUCT_DATA, PRODUCT_LOG, PRODUCT_PORT, PRODUCT_PLAID_PORT and
# PRODUCT_READY_MS as shell assignments; PRODUCT_DATA/demo.json holds the demo's key and addresses. Stop it with
# kill <PRODUCT_PID>. A data folder that was made here is the caller's to remove.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
data="" port="" plaid=""
while [ $# -gt 0 ]; do
  case $1 in
    --data) data=$2; shift 2 ;;
    --port) port=$2; shift 2 ;;
    --plaid-port) plaid=$2; shift 2 ;;
    *) break ;;
  esac
done
[ -f "$root/bin/app/Fintech.dll" ] || { echo "Build first: ./run build" >&2; exit 1; }
if [ -z "$data" ]; then
  mkdir -p "$root/.data"
  data=$(mktemp -d "$root/.data/test-XXXXXX")
fi
mkdir -p "$data"
read -r free_port free_plaid <<<"$(node "$root/tests/tools/ports.mjs" 2)"
port=${port:-$free_port} plaid=${plaid:-$free_plaid}
log=$data/product.log

now() { node -p 'Date.now()'; }
began=$(now)
cd "$root"
# A session of its own, so that Ctrl+C reaches the tests first and they can stop it in order.
own_session=$(command -v setsid || true)
ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development} $own_session dotnet bin/app/Fintech.dll \
  "--PublicUrl=http://localhost:$port" "--Data:Path=$data" "--Sandbox:Plaid:Port=$plaid" "$@" \
  >>"$log" 2>&1 </dev/null &
pid=$!
for _ in $(seq 1 1200); do
  if curl -fs -o /dev/null --max-time 5 "http://localhost:$port/health/ready"; then
    ready=$(($(now) - began))
    # The demo is made after the first start; later ones find it.
    for _ in $(seq 1 300); do [ -f "$data/demo.json" ] && break; sleep 0.1; done
    printf '%s=%q\n' PRODUCT_PID "$pid" PRODUCT_URL "http://localhost:$port" PRODUCT_PORT "$port" \
      PRODUCT_PLAID_URL "http://127.0.0.1:$plaid" PRODUCT_PLAID_PORT "$plaid" PRODUCT_DATA "$data" \
      PRODUCT_LOG "$log" PRODUCT_READY_MS "$ready"
    exit 0
  fi
  kill -0 "$pid" 2>/dev/null || { echo "The product ended at once:" >&2; tail -n 40 "$log" >&2; exit 1; }
  sleep 0.05
done
echo "The product was not ready within a minute:" >&2
tail -n 40 "$log" >&2
kill -TERM "$pid"
exit 1
