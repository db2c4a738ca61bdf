# suite: first-run — ./run on a fresh copy: the first time, again, after kill -9, offline
# lane: last
# when: always
. tests/first-run.sh
