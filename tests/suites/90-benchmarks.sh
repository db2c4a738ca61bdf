# suite: benchmarks — REST and MCP reads against the bare floors, in one run
# lane: last
# when: long
. tests/suites/lib.sh
command -v wrk >/dev/null || { skip "benchmarks" "wrk is not installed"; exit 0; }
check "the benchmarks run" eval 'bash tests/Benchmarks/run.sh 2>&1 | tee "$LOGS/benchmarks.txt"; [ "${PIPESTATUS[0]}" = 0 ]'
