# suite: conformance — the official MCP conformance suite against the product's own sessions
# lane: last
# when: always
. tests/suites/lib.sh

check "its packages install" packages tests/mcp || exit 1
bash tests/mcp/conformance.sh | tee "$LOGS/conformance.txt"
# Each scenario is a test: "conformance 2026-07-28: 36 of 37 server scenarios; failed: name".
scenarios() { # <what> <wanted> <passed>
  note "$1: ${3:-0} of $2"
  if [ "${3:-0}" -ge "$2" ]; then add "$2" 0 0; else add "${3:-0}" $(($2 - ${3:-0})) 0; echo "FAIL: $1: ${3:-0} of $2"; fi
}
passed() { sed -n "s/^conformance $1: \([0-9]*\) of.*/\1/p" "$LOGS/conformance.txt"; }
scenarios 2026-07-28 37 "$(passed 2026-07-28)"
scenarios 2025-11-25 30 "$(passed 2025-11-25)"
scenarios "header validation" 14 \
  "$(sed -n 's/^conformance http-header-validation:[^0-9]*\([0-9]*\).*/\1/p' "$LOGS/conformance.txt")"
