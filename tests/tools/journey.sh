# The steps of the main job with nothing but curl, for scripts that start with suites/lib.sh and have a PRODUCT_URL.
# Every call leaves the answer's code in STATUS and its body in $BODY; `field .a.b[0]` reads the body.
WORK=$(mktemp -d)
LINK="" PAGE="" CONNECTION="" ENVIRONMENT=""
JAR=$WORK/cookies BODY=$WORK/body HEADERS=$WORK/headers STATUS=""
AS=() # how calls authenticate: as_cookie, as_key or as_nobody

as_nobody() { AS=(); }
# A browser names the page that it writes from; without that a cookie's write is refused.
as_cookie() { AS=(-b "$JAR" -c "$JAR" -H "Origin: $PRODUCT_URL" ${ENVIRONMENT:+-H "Fintech-Environment: $ENVIRONMENT"}); }
as_key() { AS=(-H "Authorization: Bearer $1"); }

call() { # <method> <path or address> [json] [curl's arguments…]
  local method=$1 address=$2 json=${3:-}
  case $address in http*) ;; *) address=$PRODUCT_URL$address ;; esac
  shift 2
  [ $# = 0 ] || shift
  : >"$BODY"
  STATUS=$(curl -sS -o "$BODY" -D "$HEADERS" -w '%{http_code}' --max-time 30 -X "$method" ${AS[@]+"${AS[@]}"} \
    ${json:+-H "Content-Type: application/json" --data-binary "$json"} "$@" "$address")
}

field() { # <path>: a value of the last body
  node -e 'const value = eval("JSON.parse(require(\"fs\").readFileSync(process.argv[1], \"utf8\"))" + process.argv[2]);
    process.stdout.write(typeof value === "object" ? JSON.stringify(value) : String(value))' "$BODY" "$1" 2>/dev/null
}

answered() { # <code>: said with the body when it is another one
  [ "$STATUS" = "$1" ] || { echo "answered $STATUS instead of $1: $(head -c 600 "$BODY")"; return 1; }
}

ok() { # <code> <method> <path> [json]: a call that must be answered so
  local code=$1
  shift
  call "$@" && answered "$code"
}

until_true() { # <seconds> <command…>: polls
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.2
  done
}

mailed_token() { # <e-mail> <path>: the token of the newest link to that path that was mailed to this address
  node tests/tools/mailed-token.mjs "$PRODUCT_DATA/mail" "$1" "$2"
}

has_mail() { mailed_token "$1" "$2" >/dev/null 2>&1; }

register() { # <e-mail> <password> <name>
  as_nobody
  ok 202 POST /v1/auth/register "{\"email\":\"$1\",\"password\":\"$2\",\"name\":\"$3\"}"
}

confirm() { # <e-mail>
  as_nobody
  ok 200 POST /v1/auth/confirm-email "{\"token\":\"$(mailed_token "$1" /confirm)\"}"
}

sign_in() { # <e-mail> <password>: sets ENVIRONMENT to the person's sandbox
  ENVIRONMENT=""
  as_cookie
  ok 200 POST /v1/auth/sign-in "{\"email\":\"$1\",\"password\":\"$2\"}" || return 1
  ok 200 GET /v1/me || return 1
  ENVIRONMENT=$(field '.workspaces[0].environments.find(e => e.kind === "sandbox").id')
  as_cookie
  [ -n "$ENVIRONMENT" ]
}

has_code() { mailed_token "$1" code >/dev/null 2>&1; }

step_up() { # <e-mail>: confirms with a code by mail, as who has no factor does
  ok 200 POST /v1/auth/step-up/send '{"method":"email"}' || return 1
  until_true 10 has_code "$1" || return 1
  ok 200 POST /v1/auth/step-up "{\"method\":\"email\",\"code\":\"$(mailed_token "$1" code)\"}"
}

follow() { # <button's text> [field=value…]: submits the hosted page that lies in $BODY; PAGE is its address
  local form method address fields
  form=$(node tests/tools/form.mjs "$BODY" "$PAGE" "button=$1" "${@:2}") || return 1
  { read -r method; read -r address; read -r fields; } <<<"$form"
  if [ "$method" = GET ]; then open_page "$address?$fields"; else open_page "$address" --data-raw "$fields"; fi
}

open_page() { # <address> [curl's arguments…]: like a browser at the bank, up to the way back to the product
  local address=$1 hop
  shift
  for hop in 1 2 3 4 5; do
    PAGE=$address
    STATUS=$(curl -sS -o "$BODY" -D "$HEADERS" -w '%{http_code}' --max-time 30 -b "$WORK/bank" -c "$WORK/bank" \
      "$@" "$address") || return 1
    set --
    case $STATUS in 30?) ;; *) return 0 ;; esac
    address=$(sed -n 's/^[Ll]ocation: *//p' "$HEADERS" | tr -d '\r')
    case $address in http*) ;; *) address=$(node -p 'new URL(process.argv[1], process.argv[2]).href' "$address" "$PAGE") ;; esac
    case $address in "$PRODUCT_URL"*) RETURNED=$address; return 0 ;; esac
  done
  echo "too many redirects: $PAGE"
  return 1
}

start_connection() { # sets CONNECTION and LINK
  ok 201 POST /v1/banking/connections '{}' || return 1
  CONNECTION=$(field .id) LINK=$(field .link_url)
  [ -n "$CONNECTION" ] && [ "$LINK" != null ]
}

link_bank() { # <bank>: what a person does on the bank's pages behind LINK, up to the way back
  RETURNED=""
  open_page "$LINK" && follow "$1" && follow "sign in" username=user_good password=pass_good &&
    follow continue && follow "share and finish" && [ -n "$RETURNED" ]
}

complete_connection() { call POST "/v1/banking/connections/$CONNECTION/complete" '{}' && [ "${STATUS:0:1}" = 2 ]; }

connection_is() { # <status>
  ok 200 GET "/v1/banking/connections/$CONNECTION" && [ "$(field .status)" = "$1" ]
}

at_the_bank() { # <path> <json>: drives the demo environment's bank through the simulator's control plane
  local secret
  secret=$(node tests/tools/demo.mjs "$PRODUCT_DATA" plaid_client_id plaid_secret)
  AS=(-H "PLAID-CLIENT-ID: ${secret% *}" -H "PLAID-SECRET: ${secret#* }")
  ok 200 POST "$PRODUCT_PLAID_URL$1" "$2"
}

sign_in_demo() { sign_in $(node tests/tools/demo.mjs "$PRODUCT_DATA" email password); }

stream() { # <file> [curl's arguments…]: listens to events in the background; sets STREAM
  local file=$1
  shift
  curl -sSN --no-buffer ${AS[@]+"${AS[@]}"} "$@" >"$file" 2>&1 &
  STREAM=$!
}

forget_journey() { [ -z "${STREAM:-}" ] || kill "$STREAM" 2>/dev/null; rm -rf "$WORK"; }
