# Builds the benchmarks' driver; BENCHMARKS is its program.
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
BENCHMARKS="${BENCH_OUT:-$here/bin/Release/net10.0}/Fintech.Benchmarks.dll"
dotnet build "$here" -c Release --nologo -v quiet
