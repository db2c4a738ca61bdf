# suite: web — the web app: lint, format, types, unit tests, Storybook
# lane: b
# when: always
. tests/suites/lib.sh
[ -f frontend/package.json ] || { skip "the web app" "there is none"; exit 0; }

check "ESLint finds nothing" npm run --silent lint --prefix frontend
check "Prettier changes nothing" npm run --silent format:check --prefix frontend
check "the types are those of the API's description" npm run --silent api:types --prefix frontend -- --check
check "TypeScript finds nothing" npm run --silent typecheck --prefix frontend
report=$LOGS/web-vitest.json
rm -f "$report"
npm run --silent test --prefix frontend -- --reporter=default --reporter=json --outputFile.json="$report"
counts vitest "$report" $?
check "Storybook builds" npm run --silent storybook:build --prefix frontend
