# suite: build — everything builds, without a warning
# lane: first
# when: always
. tests/suites/lib.sh

# The packages for tests include those for the build, so that ./run installs no second set.
if [ -f frontend/package.json ]; then
  check "the web app's packages install" packages frontend || exit 1
fi
check "the product builds" ./run build
for project in tests/*.csproj tests/*/*.csproj; do
  check "$project builds" dotnet build "$project" --nologo -v quiet
done
