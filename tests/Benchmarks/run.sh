#!/usr/bin/env bash
# Measures REST and MCP reads of the product against bare floors, in one run on one machine, and prints the ratios.
#   tests/Benchmarks/run.sh [--rounds 3] [--seconds 3] [--transactions 1000000] [--only "product, REST"]
# Needs wrk. Uses DATABASE_URL (an owner's Npgsql connection string) when set, else a throwaway PostgreSQL cluster.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
command -v wrk >/dev/null || { echo "Missing: wrk — install it with: apt-get install wrk (or brew install wrk)" >&2; exit 1; }
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
out="${BENCH_OUT:-$here/bin/Release/net10.0}"
dotnet build "$here" -c Release --nologo -v quiet
exec dotnet "$out/Fintech.Benchmarks.dll" drive "$@"
