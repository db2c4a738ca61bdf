# suite: server — the server's tests, on real PostgreSQL
# lane: a
# when: always
. tests/suites/lib.sh

results=$LOGS/server
rm -rf "$results" "$LOGS/asvs.txt"
export LOGS # the tests leave there how many requirements they prove
# Without strict mode a snapshot that is missing passes and is written down as the truth.
SNAPSHOOTER_STRICT_MODE=true dotnet test tests/Fintech.Tests.csproj --no-build --nologo --filter "Category!=Peers" \
  --collect "XPlat Code Coverage" --results-directory "$results" --logger "trx;LogFileName=server.trx"
counts trx "$results/server.trx" $?
[ ! -f "$LOGS/asvs.txt" ] || while read -r line; do note "$line"; done <"$LOGS/asvs.txt"
coverage=$(find "$results" -name coverage.cobertura.xml | head -n 1)
[ -z "$coverage" ] || note "coverage of lines: $(node tests/tools/coverage.mjs "$coverage")"
