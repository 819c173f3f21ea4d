import type { Benchmark, Row } from '../benchmark.ts';
import { runScript } from '../run-script.ts';

/** What vitest says of a test, in short. */
interface TestResult {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
}

const faults = 20;
const senders = ['over node:http', 'over a fetch that somebody has patched'] as const;

/** The twenty checks of how a client behaves when a server does not, and three of requests, for every client and sender. */
export const faultMatrix: Benchmark = {
  id: 'H7',
  title: 'fault matrix',
  async run() {
    const printed = runScript('tooling', ['exec', 'vitest', 'run', 'test/fault-matrix.test.ts', '--reporter=json']);
    const { testResults } = JSON.parse(printed.slice(printed.indexOf('{'))) as {
      readonly testResults: readonly { readonly assertionResults: readonly TestResult[] }[];
    };
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    return { rows: senders.map((sender) => rowOf(sender, tests)), runs: 1, figures: tests };
  },
};

function rowOf(sender: string, tests: readonly TestResult[]): Row {
  const own = tests.filter(({ ancestorTitles }) => ancestorTitles.some((title) => title.startsWith(`${sender}, `)));
  const checks = [...new Set(own.map(({ title }) => title))];
  const isPassed = (check: string): boolean => own.every(({ title, status }) => title !== check || status === 'passed');
  const [ofFaults, ofRequests] = [checks.slice(0, faults), checks.slice(faults)];
  const passed = (some: readonly string[]): string => `${some.filter(isPassed).length} of ${some.length}`;
  return {
    measure: `checks that both clients pass ${sender}: of faults, of requests (a PATCH with its body, an empty page with a token, an encoded path)`,
    ours: `${passed(ofFaults)}, ${passed(ofRequests)}`,
    goal: '20 of 20, 3 of 3',
    isMet: ofFaults.length === faults && ofRequests.length === 3 && checks.every(isPassed),
    others: {},
  };
}
