import { describe, expect, it } from 'vitest';
import { setConfluentScene } from './confluent-scene.ts';
import { contradictions } from './described-answers.ts';
import { expectedStatus } from './expected-status.ts';
import { readRecorded, send, startReplay } from './replay.ts';
import { saidByConfluent } from './what-confluent-says.ts';

// What Confluent's own command line and Terraform provider send, each shape of a request once, against a simulator that
// holds what the request names.

describe.each([
  ['confluent-terraform', 90],
  ['confluent-cli', 113],
] as const)('%s', (tool, count) => {
  const all = readRecorded(tool);

  it('was recorded whole', () => {
    expect(all).toHaveLength(count);
  });

  it.each(all.map((recorded, index) => ({ ...recorded, line: index + 1 })))(
    'line $line: $method $path',
    async ({ line: _line, ...recorded }) => {
      const replay = await startReplay();
      const request = await setConfluentScene(replay, recorded);
      const response = await send(replay, request);
      const status = expectedStatus(recorded, saidByConfluent);
      expect([await response.clone().text(), response.status]).toEqual([expect.any(String), status]);
      expect(await contradictions(request, response)).toBeUndefined();
    },
  );
});
