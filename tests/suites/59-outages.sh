# suite: outages — the database ends, connections are cut, a worker is killed: no wrong answer, nothing lost
# lane: last
# when: always
. tests/outages.sh
