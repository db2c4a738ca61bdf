# suite: mcp-client — an independent MCP client in both eras: lists, reads, calls, hears of a purchase
# lane: last
# when: always
. tests/suites/lib.sh
. tests/tools/journey.sh
trap 'forget_journey; finish' EXIT

check "its packages install" packages tests/mcp || exit 1
product || { add 0 1 0; exit 1; }
check "the demo person signs in" sign_in_demo
check "and links a bank" eval 'start_connection && link_bank "First Platypus Bank" && complete_connection'
check "which is synced" until_true 60 connection_is active
node tests/mcp/client.mjs "$PRODUCT_DATA/demo.json" | tee "$LOGS/mcp-client.txt"
counted=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$LOGS/mcp-client.txt")
# shellcheck disable=SC2086
if [ -n "$counted" ]; then add $counted 0; else add 0 1 0; echo "FAIL: the client did not finish"; fi
