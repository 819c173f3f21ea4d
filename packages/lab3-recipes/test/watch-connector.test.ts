import { describe, expect, it } from 'vitest';
import { watchConnector } from '../src/resources/connector/watch-connector.ts';
import { connectorInput } from './support/inputs.ts';
import { labWithTopics } from './support/scenes.ts';
import { thrownBy } from './support/thrown-by.ts';

const { name } = connectorInput;

describe('watching a connector', () => {
  it('goes on while it runs, and ends when it is told to', async () => {
    const { lab, clock, simulator } = await labWithTopics();
    const controller = new AbortController();
    clock.setTimer(3_600_000, () => controller.abort());
    const startMs = clock.now();
    await watchConnector(lab, { name, until: controller.signal }, { pollIntervalMs: 60_000, firstPauseMs: 60_000 });
    expect(clock.now() - startMs).toBe(3_600_000);
    expect(simulator.calls).toHaveLength(60);
  });

  it('does not check where the end has come already', async () => {
    const { lab, simulator } = await labWithTopics();
    await watchConnector(lab, { name, until: AbortSignal.abort() });
    expect(simulator.calls).toEqual([]);
  });

  it('ends with the failure of the connector', async () => {
    const { lab, simulator, clock } = await labWithTopics();
    clock.setTimer(61_000, () => {
      for (const connector of simulator.state.confluent.connectors) connector.state = 'FAILED';
    });
    const startMs = clock.now();
    const error = await thrownBy(watchConnector(lab, { name, until: new AbortController().signal }));
    expect(clock.now() - startMs).toBeLessThanOrEqual(66_000);
    expect(error.message).toBe(
      'Waited for connector "riverhotel-postgres-cdc" to go on: FAILED: the service gives no reason.',
    );
  });

  it('ends with the reason of an abort', async () => {
    const { lab, clock } = await labWithTopics();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    clock.setTimer(10_000, () => controller.abort(reason));
    const watching = watchConnector(lab, { name, until: new AbortController().signal }, { signal: controller.signal });
    await expect(watching).rejects.toBe(reason);
  });
});
