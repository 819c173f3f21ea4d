import { describe, expect, it } from 'vitest';
import { enableTableflow } from '../src/recipes/enable-tableflow.ts';
import { resumeTableflow } from '../src/recipes/resume-tableflow.ts';
import { type UpdateTableflowInput, updateTableflow } from '../src/recipes/update-tableflow.ts';
import { hotelTopic, tableflowInput } from './support/inputs.ts';
import { labWithTopics } from './support/scenes.ts';
import { createSimulatedLab, type SimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const weekMs = 7 * 24 * 60 * 60_000;
const topicPath = '/tableflow/v1/tableflow-topics/riverhotel.public.hotel';
const read = `GET ${topicPath}?environment=env-river1&spec.kafka_cluster=lkc-river1`;
const patch = `PATCH ${topicPath} → 200`;

async function labWithTableflow(): Promise<SimulatedLab> {
  const simulated = await labWithTopics();
  await enableTableflow(simulated.lab, tableflowInput);
  simulated.simulator.forgetCalls();
  return simulated;
}

const liveTopic = ({ simulator }: SimulatedLab) => {
  const live = simulator.state.confluent.tableflowTopics[0]?.topic;
  if (!live) throw new Error('Tableflow is not enabled');
  return live;
};

/** What the service does with a record that it cannot write. */
function suspend(simulated: SimulatedLab): void {
  const live = liveTopic(simulated);
  live.spec.suspended = true;
  live.status.error_message = 'Record at offset 7 has no value';
}

describe('updating', () => {
  it('sends what differs, sees it, and the settings before are the undo', async () => {
    const simulated = await labWithTableflow();
    const { lab, simulator, calls } = simulated;
    const wanted = {
      topic: hotelTopic,
      retentionMs: 8 * weekMs,
      errorHandling: { mode: 'LOG', target: 'bad' },
    } as const;
    const result = await updateTableflow(lab, wanted);
    expect(result).toEqual({
      outcome: 'updated',
      topic: hotelTopic,
      previous: {
        retentionMs: weekMs,
        errorHandling: { mode: 'SUSPEND' },
        metadataColumnNamingScheme: 'DEFAULT',
        formats: ['DELTA'],
      },
    });
    expect(simulator.calls.find((call) => call.method === 'PATCH')?.body).toEqual({
      spec: {
        config: { retention_ms: '4838400000', error_handling: { mode: 'LOG', target: 'bad' } },
        environment: { id: 'env-river1' },
        kafka_cluster: { id: 'lkc-river1' },
      },
    });
    expect(calls()).toEqual([`${read} → 200`, patch, `${read} → 200`]);

    expect((await updateTableflow(lab, wanted)).outcome).toBe('unchanged');
    expect(calls()).toEqual([`${read} → 200`]);

    expect((await updateTableflow(lab, { topic: hotelTopic, ...result.previous })).outcome).toBe('updated');
    expect(liveTopic(simulated).spec.config).toMatchObject({
      retention_ms: '604800000',
      error_handling: { mode: 'SUSPEND' },
    });
  });

  it.each<[string, Omit<UpdateTableflowInput, 'topic'>, object]>([
    ['SUSPEND', { errorHandling: { mode: 'SUSPEND' } }, { error_handling: { mode: 'SUSPEND' } }],
    ['SKIP', { errorHandling: { mode: 'SKIP' } }, { error_handling: { mode: 'SKIP' } }],
    ['LOG', { errorHandling: { mode: 'LOG' } }, { error_handling: { mode: 'LOG' } }],
    [
      'names of metadata columns',
      { metadataColumnNamingScheme: 'PORTABLE' },
      { metadata_column_naming_scheme: 'PORTABLE' },
    ],
    ['data retention', { dataRetentionMs: 2_592_000_000 }, { data_retention_ms: '2592000000' }],
  ])('%s goes out alone', async (_what, settings, config) => {
    const simulated = await labWithTableflow();
    const live = liveTopic(simulated).spec.config;
    if (live) Object.assign(live, { error_handling: { mode: 'STRANGE' } });
    await updateTableflow(simulated.lab, { topic: hotelTopic, ...settings });
    const [sent] = simulated.simulator.calls.filter((call) => call.method === 'PATCH');
    expect(sent?.body).toEqual({
      spec: { config, environment: { id: 'env-river1' }, kafka_cluster: { id: 'lkc-river1' } },
    });
  });

  it('replaces the set of formats, in whatever order they are named, and back again', async () => {
    const simulated = await labWithTableflow();
    const { lab, simulator, calls } = simulated;
    const both = { topic: hotelTopic, formats: ['ICEBERG', 'DELTA'] } as const;
    const result = await updateTableflow(lab, both);
    expect(result).toMatchObject({ outcome: 'updated', previous: { formats: ['DELTA'] } });
    const scope = { environment: { id: 'env-river1' }, kafka_cluster: { id: 'lkc-river1' } };
    expect(simulator.calls.find((call) => call.method === 'PATCH')?.body).toEqual({
      spec: { table_formats: ['ICEBERG', 'DELTA'], ...scope },
    });
    calls();

    expect((await updateTableflow(lab, { topic: hotelTopic, formats: ['DELTA', 'ICEBERG'] })).outcome).toBe(
      'unchanged',
    );
    expect(calls()).toEqual([`${read} → 200`]);
    await updateTableflow(lab, { topic: hotelTopic, ...result.previous });
    expect(liveTopic(simulated).spec.table_formats).toEqual(['DELTA']);
  });

  it('does not name formats of a later service as those before', async () => {
    const simulated = await labWithTableflow();
    liveTopic(simulated).spec.table_formats = ['DELTA', 'PAIMON'];
    const { previous } = await updateTableflow(simulated.lab, { topic: hotelTopic, formats: ['DELTA'] });
    expect(previous.formats).toBeUndefined();
    expect(liveTopic(simulated).spec.table_formats).toEqual(['DELTA']);
  });

  it('reads the older form of error handling, and LOG without a target is content with any', async () => {
    const simulated = await labWithTableflow();
    const live = liveTopic(simulated).spec;
    live.config = { record_failure_strategy: 'SKIP' };
    const skip = { topic: hotelTopic, retentionMs: weekMs, errorHandling: { mode: 'SKIP' } } as const;
    expect((await updateTableflow(simulated.lab, skip)).outcome).toBe('unchanged');
    live.config = { error_handling: { mode: 'LOG', target: 'other' } };
    const log = { topic: hotelTopic, errorHandling: { mode: 'LOG' } } as const;
    expect((await updateTableflow(simulated.lab, log)).outcome).toBe('unchanged');
  });

  it.each<[unknown, string]>([
    [{ retentionMs: 86_399_999 }, 'retentionMs: is 86399999. It must be at least 86400000 (24 hours).'],
    [
      { dataRetentionMs: 2 * weekMs },
      'dataRetentionMs: is 1209600000. It must be at least 2592000000 (30 days): it deletes rows; the storage retention of the console is retentionMs.',
    ],
    [{ errorHandling: { mode: 'IGNORE' } }, 'errorHandling.mode: is not valid. It must be one of SUSPEND, SKIP, LOG.'],
    [
      { errorHandling: { mode: 'SKIP', target: 'bad' } },
      'errorHandling.target: is not known. Correct its name, or leave it out; known are: mode.',
    ],
    [{ formats: [] }, 'formats: is an empty list. It must name a format.'],
    [{ formats: ['DELTA', 'DELTA'] }, 'formats: is not valid. It must name each format once.'],
    [{ formats: ['PARQUET'] }, 'formats.0: is not valid. It must be one of DELTA, ICEBERG.'],
    [
      {},
      'input: names no setting to change. Give retentionMs, dataRetentionMs, errorHandling, metadataColumnNamingScheme or formats.',
    ],
  ])('refuses %j before the first call', async (settings, problem) => {
    const { lab, calls } = await createSimulatedLab();
    const input = { topic: hotelTopic, ...(settings as object) };
    expect((await thrownBy(updateTableflow(lab, input))).message).toBe(`Could not update Tableflow:\n  - ${problem}`);
    expect(calls()).toEqual([]);
  });

  it('says that the topic has no Tableflow', async () => {
    const { lab, changes } = await labWithTopics();
    expect((await thrownBy(updateTableflow(lab, { topic: 'clickstream', retentionMs: weekMs }))).message).toBe(
      'Could not update Tableflow on topic "clickstream":\n  - topic: has no Tableflow: "clickstream". Check its name, or enable it: lab3 enable <topic>, or enableTableflow.',
    );
    expect(changes()).toEqual([]);
  });

  it('compiles with a target under LOG only', () => {
    // @ts-expect-error only LOG has a target
    const wrong: UpdateTableflowInput = { topic: 'a', errorHandling: { mode: 'SKIP', target: 'b' } };
    expect(wrong.topic).toBe('a');
  });
});

describe('resuming', () => {
  it('resumes what the service suspended, and waits until it runs', async () => {
    const simulated = await labWithTableflow();
    const { lab, simulator, calls } = simulated;
    suspend(simulated);
    expect(await resumeTableflow(lab, { topic: hotelTopic })).toEqual({
      outcome: 'updated',
      topic: hotelTopic,
      phase: 'RUNNING',
    });
    expect(simulator.calls.find((call) => call.method === 'PATCH')?.body).toEqual({
      spec: { suspended: false, environment: { id: 'env-river1' }, kafka_cluster: { id: 'lkc-river1' } },
    });
    expect(calls()).toEqual([`${read} → 200`, patch, `${read} → 200`]);
    expect((await resumeTableflow(lab, { topic: hotelTopic })).outcome).toBe('unchanged');
    expect(calls()).toEqual([`${read} → 200`]);
  });

  it('says what stopped it when it stops again', async () => {
    const simulated = await labWithTableflow();
    suspend(simulated);
    const work = resumeTableflow(simulated.lab, { topic: hotelTopic }, { onProgress: () => suspend(simulated) });
    expect(await thrownBy(work)).toMatchObject({ name: 'WaitError', reason: 'failed' });
  });

  it('does not take an observation from before the change for a new failure', async () => {
    const simulated = await labWithTableflow();
    suspend(simulated);
    const stale = structuredClone(liveTopic(simulated));
    simulated.simulator.faults.add({ on: 'getTableflowTopic', skip: 1, answer: { status: 200, body: stale } });
    expect((await resumeTableflow(simulated.lab, { topic: hotelTopic })).phase).toBe('RUNNING');
  });

  it('ends where nothing moves after the change', async () => {
    const simulated = await labWithTableflow();
    suspend(simulated);
    const stale = structuredClone(liveTopic(simulated));
    const { clock, simulator, lab } = simulated;
    simulator.faults.add({ on: 'getTableflowTopic', skip: 1, times: 1_000, answer: { status: 200, body: stale } });
    const startMs = clock.now();
    const error = await thrownBy(resumeTableflow(lab, { topic: hotelTopic }));
    expect(error).toMatchObject({ name: 'WaitError', reason: 'failed' });
    expect(error.message).toContain('Waited for Tableflow to run on topic "riverhotel.public.hotel": SUSPENDED: ');
    expect(clock.now() - startMs).toBeLessThan(100_000);
  });

  it('comes after another way to treat bad records', async () => {
    const simulated = await labWithTableflow();
    suspend(simulated);
    await updateTableflow(simulated.lab, { topic: hotelTopic, errorHandling: { mode: 'LOG' } });
    expect((await resumeTableflow(simulated.lab, { topic: hotelTopic }, { wait: false })).phase).toBe('PENDING');
    expect(simulated.changes()).toEqual([patch, patch]);
  });

  it('says that the topic has no Tableflow', async () => {
    const { lab } = await createSimulatedLab();
    expect((await thrownBy(resumeTableflow(lab, { topic: 'clickstream' }))).message).toBe(
      'Could not resume Tableflow on topic "clickstream":\n  - topic: has no Tableflow: "clickstream". Check its name, or enable it: lab3 enable <topic>, or enableTableflow.',
    );
  });
});
