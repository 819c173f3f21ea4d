import { describe, expect, it } from 'vitest';
import { setDatabricksScene } from './databricks-scene.ts';
import { contradictions } from './described-answers.ts';
import { expectedStatus } from './expected-status.ts';
import { readRecorded, send, startReplay } from './replay.ts';
import { saidByDatabricks } from './what-databricks-says.ts';

// What Databricks' own command line, SDK and Terraform provider send, each shape of a request once, against a simulator
// that holds what the request names.

describe.each([
  ['databricks-cli', 53],
  ['databricks-terraform', 27],
  ['databricks-sdk-py', 122],
] as const)('%s', (tool, count) => {
  const all = readRecorded(tool);

  it('was recorded whole', () => {
    expect(all).toHaveLength(count);
  });

  it.each(all.map((recorded, index) => ({ ...recorded, line: index + 1 })))(
    'line $line: $method $path',
    async ({ line: _line, ...recorded }) => {
      const replay = await startReplay();
      const request = await setDatabricksScene(replay, recorded);
      const response = await send(replay, request);
      const status = expectedStatus(recorded, saidByDatabricks);
      expect([await response.clone().text(), response.status]).toEqual([expect.any(String), status]);
      expect(await contradictions(request, response)).toBeUndefined();
    },
  );
});
