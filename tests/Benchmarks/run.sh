#!/usr/bin/env bash
# Measures REST and MCP reads of the product against bare floors, in one run on one machine, and prints the ratios.
#   tests/Benchmarks/run.sh [--rounds 3] [--seconds 3] [--transactions 1000000] [--only name,name]
#   tests/Benchmarks/run.sh identity    the cost of the session check, and sign-ins per second beside bare hashes
#   tests/Benchmarks/run.sh timing      whether the clock tells who has an account
# The first needs wrk. Uses DATABASE_URL (an owner's Npgsql connection string) when set, else a throwaway PostgreSQL cluster.
set -euo pipefail
mode=drive
case ${1:-} in identity | timing) mode=$1; shift ;; esac
[ $mode != drive ] || command -v wrk >/dev/null || { echo "Missing: wrk — install it with: apt-get install wrk (or brew install wrk)" >&2; exit 1; }
. "$(dirname "${BASH_SOURCE[0]}")/build.sh"
exec dotnet "$BENCHMARKS" $mode "$@"
