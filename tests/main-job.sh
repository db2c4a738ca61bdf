#!/usr/bin/env bash
# The main job with nothing but curl: a person registers, confirms, signs in and links a bank on its hosted pages; two
# years of transactions arrive; browser and API key read the same; a purchase at the bank reaches an open stream within
# two seconds.
. "$(dirname "${BASH_SOURCE[0]}")/suites/lib.sh"
. tests/tools/journey.sh
trap 'forget_journey; finish' EXIT
product "$@" || { add 0 1 0; exit 1; }
note "ready after $PRODUCT_READY_MS ms with a new database"

email=ada.$RANDOM@example.com password="correct horse $RANDOM battery"

same_accounts() { # over the cookie and over the key
  as_cookie && ok 200 GET /v1/banking/accounts && cp "$BODY" "$WORK/by-cookie" || return 1
  as_key "$key" && ok 200 GET /v1/banking/accounts && cmp "$BODY" "$WORK/by-cookie"
}

count_transactions() { # all pages; sets COUNT
  local cursor=""
  COUNT=0
  while :; do
    ok 200 GET "/v1/banking/transactions?limit=100${cursor:+&cursor=$cursor}" || return 1
    COUNT=$((COUNT + $(field .data.length)))
    [ "$(field .has_more)" = true ] || return 0
    cursor=$(field .next_cursor)
  done
}

two_years() { count_transactions && echo "$COUNT transactions" && [ "$COUNT" -ge 300 ]; }

refused() { # <code of the answer> <error's code> <method> <path> [json]
  local code=$1 error=$2
  shift 2
  call "$@" && answered "$code" && [ "$(field .code)" = "$error" ] || { echo "error code: $(field .code)"; return 1; }
}

check "registering is answered with 202" register "$email" "$password" Ada
check "the mail with the link arrives" until_true 10 has_mail "$email" /confirm
check "the account opens by the link" confirm "$email"
check "a wrong password is refused" refused 401 sign_in.refused POST /v1/auth/sign-in \
  "{\"email\":\"$email\",\"password\":\"wrong\"}"
check "signing in shows a sandbox" sign_in "$email" "$password"
check "a connection starts with a link" start_connection
check "the bank's pages lead back to the app" link_bank "Tartan Bank"
check "completing it starts the sync" complete_connection
check "the sync ends" until_true 60 connection_is active
check "accounts are there" eval 'ok 200 GET /v1/banking/accounts && [ "$(field .data.length)" -ge 3 ]'
check "two years of transactions are there" two_years
check "an API key needs a second factor" refused 403 auth.step_up_required POST /v1/api-keys \
  '{"name":"main job","scopes":["banking:read"]}'
check "a code by mail is one" step_up "$email"
check "an API key is made" ok 201 POST /v1/api-keys '{"name":"main job","scopes":["banking:read"]}'
key=$(field .secret)
check "the key reads the same accounts" same_accounts
check "a key without the scope is refused" refused 403 auth.insufficient_scope POST /v1/banking/connections '{}'
as_key "${key%?}x"
check "a mistyped key is refused" refused 401 auth.invalid_credential GET /v1/banking/accounts
as_nobody
check "nobody is refused" refused 401 auth.required GET /v1/banking/accounts

# Only the demo's environment tells its credentials at the bank, so the live part is the demo person's.
arrived() { grep -q "$1" "$WORK/stream"; }
check "the demo person signs in" sign_in_demo
check "links a bank" eval 'start_connection && link_bank "First Platypus Bank" && complete_connection'
check "and its sync ends" until_true 60 connection_is active
as_key "$(node tests/tools/demo.mjs "$PRODUCT_DATA" api_key)"
stream "$WORK/stream" "$PRODUCT_URL/v1/events/stream"
sleep 1
payee="Corner Bakery $RANDOM" today=$(date -u +%F)
live() { # the purchase, then how long until the stream tells it
  local began
  began=$(node -p 'Date.now()')
  at_the_bank /_sandbox/transactions/create "{\"transactions\":[{\"amount\":12.34,\"description\":\"$payee\",
    \"date_transacted\":\"$today\",\"date_posted\":\"$today\",\"iso_currency_code\":\"USD\"}]}" || return 1
  until_true 15 arrived "$payee" || { tail -n 20 "$WORK/stream"; return 1; }
  TOOK=$(($(node -p 'Date.now()') - began))
  note "a purchase at the bank reached the stream after $TOOK ms"
  [ $TOOK -le 2000 ]
}
check "a purchase at the bank reaches the stream within two seconds" live
check "as transaction.added" grep -q '^event: transaction.added' "$WORK/stream"
as_key "$(node tests/tools/demo.mjs "$PRODUCT_DATA" api_key)"
newest() {
  ok 200 GET "/v1/banking/transactions?limit=1&q=$(node -p 'encodeURIComponent(process.argv[1])' "$payee")" &&
    [ "$(field .data[0].amount.value)" = -12.34 ]
}
check "and is in the list, as money out" newest
