#!/usr/bin/env bash
# Measures REST and MCP reads of the product against bare floors, in one run on one machine, and prints the ratios.
#   tests/Benchmarks/run.sh [--rounds 3] [--seconds 3] [--transactions 1000000] [--only name,name]
# Needs wrk. Uses DATABASE_URL (an owner's Npgsql connection string) when set, else a throwaway PostgreSQL cluster.
set -euo pipefail
command -v wrk >/dev/null || { echo "Missing: wrk — install it with: apt-get install wrk (or brew install wrk)" >&2; exit 1; }
. "$(dirname "${BASH_SOURCE[0]}")/build.sh"
exec dotnet "$BENCHMARKS" drive "$@"
