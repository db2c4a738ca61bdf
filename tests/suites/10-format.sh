# suite: format — the C# is formatted as .editorconfig says
# lane: a
# when: always
. tests/suites/lib.sh

check "dotnet format changes nothing" dotnet format Fintech.csproj --no-restore --verify-no-changes --verbosity quiet
check "dotnet format changes nothing in the tests" \
  dotnet format tests/Fintech.Tests.csproj --no-restore --verify-no-changes --verbosity quiet
