# suite: idempotency — servers killed between intent, call, outcome and answer: each change happens once
# lane: last
# when: always
. tests/idempotency.sh
