# suite: refusals — what must be refused gets a clear error and changes nothing
# lane: last
# when: always
. tests/refusals.sh
