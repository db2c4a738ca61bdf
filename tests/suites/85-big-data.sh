# suite: big-data — lists stay flat up to ten million rows; a bank with very many transactions; a long feed
# lane: last
# when: long
. tests/suites/lib.sh
script flat-reads tests/big-data/flat-reads.sh
sed -n 's/^\([A-Z]\{4\}: .*\)$/NOTE: \1/p' "$LOGS/flat-reads.txt" | sed 's/^NOTE: NOTE/NOTE/'
# It counts for itself, so this suite's own result is none of its business.
script big-import env RESULT= tests/big-data/big-import.sh
script portal-pages env RESULT= tests/big-data/portal-pages.sh
sed -n 's/^NOTE: portal/NOTE: portal/p' "$LOGS/portal-pages.txt"
