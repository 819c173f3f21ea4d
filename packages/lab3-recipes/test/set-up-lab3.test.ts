import { expect, it } from 'vitest';
import { setUpLab3 } from '../src/set-up-lab3.ts';
import { createSimulatedLab } from './simulated-lab.ts';

it('x', async () => {
  const { lab, calls, clock } = await createSimulatedLab();
  const start = clock.now();
  const result = await setUpLab3(lab);
  console.log(JSON.stringify(result, null, 1), (clock.now() - start) / 1000);
  console.log(calls().join('\n'));
  expect(result.verdict).toBe('complete');
});
