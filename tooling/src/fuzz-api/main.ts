import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator, fasterTimings, serveSimulator } from '@tableflow-workshop/simulator';
import { findProgram, type ProgramResult, runProgram } from '../vendor-tools/run-program.ts';
import { type FuzzedApi, failingByDesign, fuzzedApis, knownParameters } from './fuzzed-apis.ts';

// Sends what schemathesis makes of our descriptions to a served simulator: no answer may be a failure of the server, and each
// has to be one that the description has. Arguments: how many requests an operation gets at most (25), then APIs by name.

const onAnswers = ['status_code_conformance', 'content_type_conformance', 'response_schema_conformance'];
const checks = ['not_a_server_error', ...onAnswers];

const schemathesis = findProgram('schemathesis');
if (schemathesis === undefined) {
  console.error('There is no schemathesis on the PATH. Get it with: pip install schemathesis');
  process.exit(1);
}
const [examples = '25', ...names] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'fuzz-api-'));
const served = await serveSimulator(createSimulator({ isLenient: true, timings: fasterTimings(600) }));
try {
  for (const api of fuzzedApis(served)) {
    if (names.length > 0 && !names.includes(api.name)) continue;
    note(
      api.name,
      await fuzz(schemathesis, api, [...choice('exclude', failingByDesign), '--checks', checks.join(',')]),
    );
    if (api.name !== 'connect-v1') continue;
    const others = [...choice('include', failingByDesign), '--checks', onAnswers.join(',')];
    note(`${api.name}, where 500 is an answer`, await fuzz(schemathesis, api, others));
  }
} finally {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
}

function note(name: string, { code, output, errors }: ProgramResult): void {
  const cases = /(\d[\d,]*) generated/.exec(output)?.[1] ?? '?';
  console.log(`${code === 0 ? '✓' : '✗'} ${name}: ${cases} requests`);
  if (code === 0) return;
  console.log(`${output}\n${errors}`);
  process.exitCode = 1;
}

function choice(way: 'include' | 'exclude', operationIds: readonly string[]): readonly string[] {
  return operationIds.flatMap((id) => [`--${way}-operation-id`, id]);
}

function fuzz(
  program: string,
  { path, url, authorization }: FuzzedApi,
  chosen: readonly string[],
): Promise<ProgramResult> {
  writeFileSync(join(folder, 'schemathesis.toml'), configuration(authorization));
  const phases = ['--phases', 'examples,coverage,fuzzing'];
  const most = ['--max-examples', examples, '--seed', '1', '--no-color', '--warnings', 'off'];
  const args = ['run', path, '--url', url, ...chosen, ...phases, ...most, '--continue-on-failure'];
  return runProgram(program, args, { cwd: folder, env: {} });
}

/** A key in a file is seen by nobody else; one among the arguments would be. */
function configuration(authorization: string): string {
  const line = ([name, value]: readonly [string, string]): string =>
    `${JSON.stringify(name)} = ${JSON.stringify(value)}`;
  return [
    `headers = { Authorization = ${JSON.stringify(authorization)} }`,
    '[parameters]',
    ...Object.entries(knownParameters).map(line),
    '',
  ].join('\n');
}
