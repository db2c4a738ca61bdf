# suite: contracts — the simulators hold what the providers' own npm clients promise
# lane: last
# when: always
. tests/suites/lib.sh

check "its packages install" packages tests/contracts || exit 1
product || { add 0 1 0; exit 1; }
script contracts-client node tests/contracts/plaid-client.mjs "$PRODUCT_DATA/demo.json"
# Also what all suites before this one exchanged.
check "every recorded exchange fits the client's types" node tests/contracts/plaid-check.mjs "$EXCHANGES"
