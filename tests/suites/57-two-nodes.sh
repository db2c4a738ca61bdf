# suite: two-nodes — two processes over one database: revocation, limits and quotas, with and without Redis
# lane: last
# when: always
. tests/two-nodes.sh
