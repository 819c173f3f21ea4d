import { describe, expect, it } from 'vitest';
import { setConfluentScene } from './confluent-scene.ts';
import { readRecorded, send, startReplay } from './replay.ts';
import { saidByConfluent } from './what-services-say.ts';

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
      const response = await send(replay, await setConfluentScene(replay, recorded));
      const { method, path, statusOfSandboxBefore: before } = recorded;
      const said = saidByConfluent.find((one) => one.method === method && one.path.test(path));
      expect([await response.text(), response.status]).toEqual([expect.any(String), said?.status ?? before]);
    },
  );
});
