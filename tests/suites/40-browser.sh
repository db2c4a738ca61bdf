# suite: browser — the web app in a real browser, at desktop and phone width, with axe
# lane: last
# when: always
. tests/suites/lib.sh
ls tests/browser/specs/* >/dev/null 2>&1 || { skip "browser tests" "there are none"; exit 0; }

check "its packages install" packages tests/browser || exit 1
product || { add 0 1 0; exit 1; }
export PRODUCT_URL PRODUCT_DATA PRODUCT_PLAID_URL BASE_URL=$PRODUCT_URL
export PLAYWRIGHT_JSON_OUTPUT_FILE=$LOGS/browser.json
rm -f "$PLAYWRIGHT_JSON_OUTPUT_FILE"
npm run --silent test --prefix tests/browser -- --reporter=list,json
counts playwright "$PLAYWRIGHT_JSON_OUTPUT_FILE" $?
