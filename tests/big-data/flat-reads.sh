#!/usr/bin/env bash
# Lists must cost the same whether other people's rows are ten thousand or ten million: prints times, ratios and plans.
#   tests/big-data/flat-reads.sh [--rows 10000000] [--repeats 1000]
# Uses DATABASE_URL (an owner's Npgsql connection string) when set, else a throwaway PostgreSQL cluster.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../Benchmarks/build.sh"
exec dotnet "$BENCHMARKS" flat "$@"
