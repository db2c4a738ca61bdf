# suite: kill9 — kill -9 during sync, 5 times (20 with --long), loses and doubles nothing
# lane: last
# when: always
. tests/kill9.sh
