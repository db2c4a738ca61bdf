# suite: timing — the clock does not tell who has an account (Mann-Whitney rank test)
# lane: last
# when: long
. tests/suites/lib.sh

check "known and unknown people take the same time" eval \
  'bash tests/Benchmarks/run.sh timing 2>&1 | tee "$LOGS/timing.txt"; [ "${PIPESTATUS[0]}" = 0 ]'
sed -n 's/^\(PASS\|FAIL\): /NOTE: /p' "$LOGS/timing.txt"
