// Prints "passed failed skipped" of a test report, then a line for each test that failed:
// node counts.mjs trx|vitest|playwright|junit|line <file>
import { readFileSync } from "node:fs";

const [kind, file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");

const number = (name, from) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(from)?.[1] ?? 0);
const readers = {
  trx() {
    const counters = /<Counters [^>]*>/.exec(text)[0];
    const passed = number("passed", counters);
    const failed = ["failed", "error", "timeout", "aborted"].reduce((sum, name) => sum + number(name, counters), 0);
    return [passed, failed, number("total", counters) - passed - failed];
  },
  vitest() {
    const report = JSON.parse(text);
    return [report.numPassedTests, report.numFailedTests, report.numPendingTests + (report.numTodoTests ?? 0)];
  },
  playwright() {
    const { expected, unexpected, flaky, skipped } = JSON.parse(text).stats;
    return [expected, unexpected + flaky, skipped];
  },
  junit() {
    const cases = text.match(/<testcase\b[^>]*?(\/>|>[\s\S]*?<\/testcase>)/g) ?? [];
    const failed = cases.filter((c) => /<(failure|error)\b/.test(c)).length;
    const skipped = cases.filter((c) => /<skipped\b/.test(c)).length;
    return [cases.length - failed - skipped, failed, skipped];
  },
  // A script's own last word: "12 passed, 0 failed".
  line() {
    const [, passed, failed, skipped = 0] = [...text.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
    return [Number(passed), Number(failed), Number(skipped)];
  },
};

const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
const failures = {
  trx() {
    const failed = text.match(/<UnitTestResult [^>]*outcome="Failed"[\s\S]*?<\/UnitTestResult>/g) ?? [];
    return failed.map((test) => [/testName="([^"]*)"/.exec(test)?.[1], /<Message>([\s\S]*?)<\/Message>/.exec(test)?.[1]]);
  },
  vitest() {
    const tests = JSON.parse(text).testResults.flatMap((file) => file.assertionResults);
    return tests.filter((test) => test.status === "failed").map((test) => [test.fullName, test.failureMessages[0]]);
  },
  playwright() {
    const broken = JSON.parse(text).suites.flatMap(specs).filter((spec) => !spec.ok || spec.tests.some((test) => test.status === "flaky"));
    return broken.map((spec) => [`${spec.file}: ${spec.title}`, spec.tests[0]?.results[0]?.error?.message]);
  },
};
// A console's colours would hide the words in a log.
const firstLine = (message = "") => message.replace(/\u001b\[[\d;]*m/g, "").trim().split("\n")[0];
console.log(readers[kind]().join(" "));
for (const [name, message] of failures[kind]?.() ?? []) console.log(`FAIL: ${name}: ${firstLine(message)}`);
