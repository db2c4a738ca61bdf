# suite: benchmarks — REST and MCP reads against the bare floors; session check and sign-ins against bare hashes
# lane: last
# when: long
. tests/suites/lib.sh

check "the session check keeps its goal" eval \
  'bash tests/Benchmarks/run.sh identity 2>&1 | tee "$LOGS/identity.txt"; [ "${PIPESTATUS[0]}" = 0 ]'
sed -n 's/^\(PASS\|FAIL\|NOTE\): /NOTE: /p' "$LOGS/identity.txt"
command -v wrk >/dev/null || { skip "benchmarks" "wrk is not installed"; exit 0; }
check "the benchmarks run" eval 'bash tests/Benchmarks/run.sh 2>&1 | tee "$LOGS/benchmarks.txt"; [ "${PIPESTATUS[0]}" = 0 ]'
