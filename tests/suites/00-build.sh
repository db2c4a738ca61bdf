# suite: build — everything builds, without a warning
# lane: first
# when: always
. tests/suites/lib.sh

# The packages for tests include those for the build, so that ./run installs no second set.
if [ -f frontend/package.json ]; then
  check "the web app's packages install" packages frontend || exit 1
fi
check "the product builds" ./run build
check "the tests build" dotnet build tests/Fintech.Tests.csproj --nologo -v quiet
