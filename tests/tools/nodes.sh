# More servers over the first one's database, and proxies that lose things, for scripts that start with suites/lib.sh.
# FIRST, FIRST_DATA are the first server's address and data folder.
PROXIES=()

another_node() { # [--setting=value …]: a web node of its own with the first one's database, role app, and master key; sets NODE, NODE_PID, NODE_LOG
  local data facts
  data=$(mktemp -d "$ROOT/.data/test-XXXXXX")
  FOLDERS+=("$data")
  cp "$FIRST_DATA/demo.json" "$data/demo.json" # what the start script waits for; the first node made it
  facts=$(Secrets__MasterKey=$(cat "$FIRST_DATA/master.key") \
    ConnectionStrings__Postgres=${POSTGRES:-$(node tests/tools/connection.mjs "$FIRST_DATA")} \
    bash tests/tools/start-product.sh --data "$data" --Role=web --Demo:Enabled=false "$@") || return 1
  eval "$facts"
  PRODUCTS+=("$PRODUCT_PID")
  NODE=$PRODUCT_URL NODE_PID=$PRODUCT_PID NODE_LOG=$PRODUCT_LOG
  PRODUCT_URL=$FIRST PRODUCT_DATA=$FIRST_DATA
}

second_node() { another_node "$@" && SECOND=$NODE SECOND_PID=$NODE_PID; }

proxy() { # <name> <host:port>: sets <name>_PORT and <name>_CONTROL; one of the same name before is stopped
  local ports old=$1_PID
  ports=$(node tests/tools/ports.mjs 2)
  [ -z "${!old:-}" ] || kill "${!old}" 2>/dev/null
  # shellcheck disable=SC2086
  node tests/tools/proxy.mjs ${ports% *} "$2" ${ports#* } &
  PROXIES+=($!)
  printf -v "$1_PID" %s $!
  printf -v "$1_PORT" %s "${ports% *}"
  printf -v "$1_CONTROL" %s "${ports#* }"
  until_true 10 curl -fs -o /dev/null "http://127.0.0.1:${ports#* }/state"
}

proxy_mode() { curl -fs "http://127.0.0.1:$1/$2" >/dev/null; } # <control port> <mode>
proxy_holds() { [ "$(curl -s "http://127.0.0.1:$1/state" | node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).held')" -gt 0 ]; }
stop_proxies() { local pid; for pid in ${PROXIES[@]+"${PROXIES[@]}"}; do kill "$pid" 2>/dev/null; done; }

sql() { node tests/tools/sql.mjs "$FIRST_DATA" "$1"; }
