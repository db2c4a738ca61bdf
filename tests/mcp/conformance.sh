#!/usr/bin/env bash
# Runs the official MCP conformance suite against the product's own server with the suite's fixtures mounted, and prints
# how many of the required server scenarios pass.
#   tests/mcp/conformance.sh                    starts tests/ConformanceHost with a database of its own
#   tests/mcp/conformance.sh <demo.json>        uses a host that runs already
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
. "$here/node.sh"
[ -d "$here/node_modules/@modelcontextprotocol/conformance" ] || npm ci --ignore-scripts --no-audit --no-fund --prefix "$here" >&2
node="$(find_node "$here")"
work="$(mktemp -d)"
pids=()
cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap cleanup EXIT

demo="${1:-}"
if [ -z "$demo" ]; then
  out="${CONFORMANCE_OUT:-$here/../ConformanceHost/bin/Debug/net10.0}"
  [ -n "${CONFORMANCE_OUT:-}" ] || dotnet build "$here/../ConformanceHost" --nologo -v quiet >&2
  demo="$work/data/demo.json"
  free() { "$node" -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }
  ASPNETCORE_ENVIRONMENT=Development dotnet "$out/Fintech.ConformanceHost.dll" --PublicUrl "http://localhost:$(free)" --Data:Path "$work/data" \
    --Sandbox:Plaid:Port "$(free)" --contentRoot "$here/../.." >"$work/host.log" 2>&1 &
  pids+=($!)
  for _ in $(seq 240); do
    [ -s "$demo" ] && break
    kill -0 "${pids[0]}" 2>/dev/null || { cat "$work/host.log" >&2; exit 1; }
    sleep 0.5
  done
fi
read_demo() { "$node" -p 'JSON.parse(require("fs").readFileSync(process.argv[1]))[process.argv[2]]' "$demo" "$1"; }
"$node" "$here/proxy.mjs" "$(read_demo mcp_url)" "$(read_demo api_key)" >"$work/proxy" &
pids+=($!)
for _ in $(seq 50); do [ -s "$work/proxy" ] && break; sleep 0.1; done
url="$(cat "$work/proxy")/mcp"

failed=0
suite() { "$node" "$here/node_modules/@modelcontextprotocol/conformance/dist/index.js" server --url "$url" -o "$work/results" "$@"; }

# The suite also runs scenarios outside the revision's frozen list; only the list counts.
revision() {
  suite --requirements "$1" >"$work/$1.txt" 2>&1 || true
  awk -v revision="$1" -v wanted="$2" '
    /=== SUMMARY ===/ { on = 1; next }
    /^Not scored/ { on = 2 }
    on == 1 && /^[✓✗]/ { name = $2; sub(":", "", name); mark[name] = $1 }
    on == 2 && /^ *[✓✗]/ { delete mark[$2] }
    END {
      for (n in mark) { all++; if (mark[n] == "✓") good++; else bad = bad " " n }
      printf "conformance %s: %d of %d server scenarios%s\n", revision, good, all, (bad == "" ? "" : "; failed:" bad)
      exit !(good == all && all == wanted)
    }' "$work/$1.txt" || { failed=1; [ -s "$work/$1.txt" ] && tail -n 60 "$work/$1.txt" >&2; }
}
revision 2026-07-28 37
revision 2025-11-25 30
suite --scenario http-header-validation --spec-version 2026-07-28 >"$work/headers.txt" 2>&1 || true
headers="$(grep -Eo '[0-9]+ passed, [0-9]+ failed|Passed: [0-9]+/[0-9]+, [0-9]+ failed' "$work/headers.txt" | tail -n 1)"
echo "conformance http-header-validation: ${headers:-did not run}"
case "$headers" in "14 passed, 0 failed" | "Passed: 14/14, 0 failed") ;; *) failed=1; tail -n 40 "$work/headers.txt" >&2 ;; esac
exit "$failed"
