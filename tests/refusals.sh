#!/usr/bin/env bash
# What must be refused is refused with a clear error, and changes nothing.
. "$(dirname "${BASH_SOURCE[0]}")/suites/lib.sh"
. tests/tools/journey.sh
trap 'forget_journey; finish' EXIT
check "its tools install" packages tests/tools || exit 1
product "--Demo:Enabled=true" || { add 0 1 0; exit 1; }
key=$(node tests/tools/demo.mjs "$PRODUCT_DATA" api_key)
environment=$(node tests/tools/demo.mjs "$PRODUCT_DATA" environment_id)
email=eve.$RANDOM@example.com password="correct horse $RANDOM battery"

# Rows of every table that a request could touch; what the server writes by itself is left out.
everything() {
  node tests/tools/sql.mjs "$PRODUCT_DATA" "
    select (select count(*) from bank_connections), (select count(*) from bank_accounts),
      (select count(*) from bank_transactions), (select count(*) from api_keys), (select count(*) from events),
      (select coalesce(max(sync_requested_at)::text, '') from bank_connections)"
}

refused() { # <code of the answer> <error's code> <method> <path> [json] [curl's arguments…]
  local code=$1 error=$2 before after
  shift 2
  before=$(everything)
  call "$@"
  after=$(everything)
  answered "$code" || return 1
  [ "$(field .code)" = "$error" ] || { echo "error $(field .code) instead of $error"; return 1; }
  [ -n "$(field .title)" ] && [ "$(field .status)" = "$code" ] && [[ $(field .request_id) == req_* ]] ||
    { echo "the problem lacks a title, status or request id: $(cat "$BODY")"; return 1; }
  [ "$before" = "$after" ] || { echo "it changed something: $before -> $after"; return 1; }
}

demo_is_quiet() { # both banks synced, nothing under way
  as_key "$key"
  ok 200 GET /v1/banking/connections && [ "$(field '.data.filter(c => c.status === "active").length')" = 2 ]
}
check "the demo's banks are synced" until_true 90 demo_is_quiet
sleep 2
ok 200 GET /v1/banking/connections
theirs=$(field '.data[0].id')
ok 200 GET /v1/banking/accounts
account=$(field '.data[0].id')

as_key "${key%?}$([ "${key: -1}" = x ] && echo y || echo x)"
check "an API key with a wrong check sum" refused 401 auth.invalid_credential GET /v1/banking/accounts
as_nobody
check "nobody" refused 401 auth.required GET /v1/banking/accounts
as_key "$key"
check "malformed JSON" refused 400 request.malformed POST /v1/auth/sign-in '{"email":"a@example.com",'
check "an unknown field" refused 400 request.invalid POST /v1/banking/connections '{"nickname":"x"}'
head -c 1200000 /dev/zero | tr '\0' a >"$WORK/big"
check "an oversized body" refused 413 request.too_large POST /v1/banking/connections "" \
  -H "Content-Type: application/json" --data-binary "@$WORK/big"
check "an unknown route" refused 404 request.route_not_found GET /v1/banking/nothing
check "a webhook with a wrong signature" eval 'as_nobody; refused 401 webhook.signature_invalid POST \
  "/webhooks/plaid/$environment" "{\"webhook_type\":\"TRANSACTIONS\",\"webhook_code\":\"SYNC_UPDATES_AVAILABLE\"}" \
  -H "Plaid-Verification: eyJhbGciOiJFUzI1NiIsImtpZCI6ImEifQ.e30.AAAA"'

register "$email" "$password" Eve && until_true 10 has_mail "$email" /confirm && confirm "$email"
check "a stranger signs in" sign_in "$email" "$password"
check "somebody else's account" refused 404 bank_account.not_found GET "/v1/banking/accounts/$account"
check "somebody else's connection" refused 404 bank_connection.not_found DELETE "/v1/banking/connections/$theirs"
check "somebody else's connection, to sync" refused 404 bank_connection.not_found \
  POST "/v1/banking/connections/$theirs/sync" '{}'
check "an id of another kind" refused 400 request.invalid GET "/v1/banking/connections/$account"
as_cookie
AS+=(-H "Origin: https://elsewhere.example")
check "a write from another site's page" refused 403 auth.cross_site POST /v1/banking/connections '{}'
as_cookie
check "a confirmation that was used" refused 400 link.invalid POST /v1/auth/confirm-email \
  "{\"token\":\"$(mailed_token "$email" /confirm)\"}"

check "the demo person signs in" sign_in_demo
check "starts a connection" start_connection
check "whose link expires" at_the_bank /_sandbox/link/expire "{\"link_token\":\"${LINK##*/}\"}"
expired_page() { open_page "$LINK"; [ "$STATUS" = 410 ] && grep -q "has expired" "$BODY"; }
check "an expired link says so on the bank's page" expired_page
as_cookie
check "and completing it links nothing" eval 'complete_connection; [ "$(field .accounts_count) $(field .status)" = "0 linking" ]'
