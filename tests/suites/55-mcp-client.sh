# suite: mcp-client — an independent MCP client in both eras: lists, reads, calls, hears of a purchase
# lane: last
# when: always
. tests/suites/lib.sh
. tests/tools/journey.sh
trap 'forget_journey; finish' EXIT

check "its packages install" packages tests/mcp || exit 1
product || { add 0 1 0; exit 1; }
has_transactions() {
  as_key "$(node tests/tools/demo.mjs "$PRODUCT_DATA" api_key)"
  ok 200 GET "/v1/banking/transactions?limit=2" && [ "$(field .data.length)" = 2 ]
}
check "the demo's bank is linked and synced" until_true 60 has_transactions
node tests/mcp/client.mjs "$PRODUCT_DATA/demo.json" | tee "$LOGS/mcp-client.txt"
counted=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$LOGS/mcp-client.txt")
# shellcheck disable=SC2086
if [ -n "$counted" ]; then add $counted 0; else add 0 1 0; echo "FAIL: the client did not finish"; fi
