# suite: main-job — register, link a bank, read, hear of a purchase: with curl alone
# lane: last
# when: always
. tests/main-job.sh
