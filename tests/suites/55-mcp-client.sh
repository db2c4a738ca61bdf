# suite: mcp-client — an independent MCP client in both eras lists, reads, calls and hears of a change
# lane: last
# when: always
. tests/suites/lib.sh
. tests/tools/journey.sh
trap 'forget_journey; finish' EXIT

check "its packages install" packages tests/mcp || exit 1
product || { add 0 1 0; exit 1; }
as_key "$(node tests/tools/demo.mjs "$PRODUCT_DATA" api_key)"
demo_banks_synced() { ok 200 GET /v1/banking/connections && [ "$(field '.data.filter(c => c.status === "active").length')" = 2 ]; }
check "the demo's banks are synced" until_true 90 demo_banks_synced
script mcp-client node tests/mcp/client.mjs "$PRODUCT_DATA/demo.json"
