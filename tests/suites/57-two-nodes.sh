# suite: two-nodes — two processes over one database: revocation, limits and quotas
# lane: last
# when: always
. tests/two-nodes.sh
