import { spawnSync } from 'node:child_process';
import { createVirtualClock, sleep } from '@tableflow-workshop/client-core';
import { createSimulator, riverHotels, type Simulator } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { createLabContext } from '../src/lab/context.ts';
import { type EnsureTableflowKeyOptions, ensureTableflowKey } from '../src/recipes/ensure-tableflow-key.ts';
import { findTableflowTopic } from '../src/resources/tableflow/tableflow-topics.ts';
import { fetchAround } from './support/fetch-around.ts';
import { configOf, configWithoutKey } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const list = 'GET /iam/v2/api-keys?spec.owner=sa-river1&spec.resource=tableflow&page_size=100 → 200';
const make = 'POST /iam/v2/api-keys → 202';
const probe = 'GET /tableflow/v1/regions';
const remove = (id: string): string => `DELETE /iam/v2/api-keys/${id}`;

interface Scene {
  readonly simulator: Simulator;
  readonly options: EnsureTableflowKeyOptions & { readonly clock: ReturnType<typeof createVirtualClock> };
  readonly calls: () => readonly string[];
}

function scene(): Scene {
  const clock = createVirtualClock();
  const simulator = createSimulator({ world: riverHotels, clock });
  const calls = (): readonly string[] => {
    const lines = simulator.calls.map(({ method, path, status }) => `${method} ${path} → ${status}`);
    simulator.forgetCalls();
    return lines;
  };
  return { simulator, options: { fetch: simulator.fetch, clock }, calls };
}

const temporaryKeys = (simulator: Simulator): readonly string[] =>
  simulator.state.confluent.apiKeys
    .filter(({ key }) => key.spec.display_name === 'lab3-temporary')
    .map((one) => one.key.id);

describe('a given key', () => {
  it('is used as it is, without a call', async () => {
    const { options, calls } = scene();
    const { key, outcome, release } = await ensureTableflowKey(configOf(riverHotels), options);
    expect([key.id, outcome]).toEqual(['RIVERTABLEFLOW01', 'unchanged']);
    await release();
    expect(calls()).toEqual([]);
  });
});

describe('without a key', () => {
  it('makes one, tries it until it is taken, and removes it at the end', async () => {
    const { simulator, options, calls } = scene();
    const startMs = options.clock.now();
    const { key, outcome, release } = await ensureTableflowKey(configWithoutKey(), options);
    expect(outcome).toBe('created');
    expect(options.clock.now() - startMs).toBe(12_905);
    expect(simulator.calls.find((call) => call.operationId === 'createApiKey')?.body).toEqual({
      spec: {
        display_name: 'lab3-temporary',
        description: expect.stringMatching(
          new RegExp(
            `^Made by lab3 for the time of one run\\. lab=lkc-river1 run=[0-9a-f]{8} process=${process.pid}@[0-9a-f]{12} since=2026-01-01T00:00:00\\.000Z$`,
          ),
        ),
        owner: { id: 'sa-river1', api_version: 'iam/v2', kind: 'ServiceAccount' },
        resource: { id: 'tableflow', api_version: 'tableflow/v1', kind: 'Tableflow' },
      },
    });
    expect(calls()).toEqual([list, make, ...Array.from({ length: 6 }, () => `${probe} → 401`), `${probe} → 200`]);
    const lab = await createLabContext(configWithoutKey(), { ...options, tableflowKey: key });
    expect(await findTableflowTopic(lab, 'riverhotel.public.hotel')).toBeUndefined();
    calls();

    await release();
    await release();
    expect(calls()).toEqual([`${remove(key.id)} → 204`, `${remove(key.id)} → 403`]);
    expect(temporaryKeys(simulator)).toEqual([]);
  });

  it('a lab cannot be opened', async () => {
    const { options, calls } = scene();
    expect((await thrownBy(createLabContext(configWithoutKey(), options))).message).toBe(
      'Could not open the lab:\n  - tableflowKey: is missing. Set one in the configuration, or pass the key that ensureTableflowKey created as options.tableflowKey.',
    );
    expect(calls()).toEqual([]);
  });

  it('shows no secret', async () => {
    const { simulator, options } = scene();
    const made = await ensureTableflowKey(configWithoutKey(), options);
    const secret = simulator.state.confluent.apiKeys.at(-1)?.secret ?? '';
    expect(made.key.secret.reveal()).toBe(secret);
    expect(JSON.stringify(made)).toContain('[redacted]');
    expect(JSON.stringify(made)).not.toContain(secret);
  });
});

/** The id of a process that has ended. */
function endedProcessId(): number {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return pid;
}

/** A key as a run would have left it that was killed right after it was made. */
async function keyOfRun({ simulator, options }: Scene, processOn: (own: string) => string): Promise<string> {
  const { key } = await ensureTableflowKey(configWithoutKey(), options);
  const record = simulator.state.confluent.apiKeys.find((one) => one.key.id === key.id);
  if (!record) throw new Error('the key is not there');
  const { description = '' } = record.key.spec;
  record.key.spec.description = description.replace(
    /process=(\S+)/,
    (_all, own: string) => `process=${processOn(own)}`,
  );
  return key.id;
}

describe('what a killed run left behind', () => {
  it('is removed at once where its process has ended on this machine', async () => {
    const all = scene();
    const killed = await keyOfRun(all, (own) => own.replace(/^\d+/, String(endedProcessId())));
    all.calls();
    const { key } = await ensureTableflowKey(configWithoutKey(), all.options);
    expect(all.calls().slice(0, 3)).toEqual([list, `${remove(killed)} → 204`, make]);
    expect(temporaryKeys(all.simulator)).toEqual([key.id]);
  });

  it.each<[string, (own: string) => string]>([
    ['the process is alive', (own) => own.replace(/^\d+/, String(process.ppid))],
    ['it was on another machine', (own) => own.replace(/^\d+@.*/, `${endedProcessId()}@0123456789ab`)],
    ['nobody can read whose it is', () => 'of@nobody'],
  ])('stays for 6 hours where %s', async (_when, processOn) => {
    const all = scene();
    const other = await keyOfRun(all, processOn);
    const first = await ensureTableflowKey(configWithoutKey(), all.options);
    expect(temporaryKeys(all.simulator)).toEqual([other, first.key.id]);
    await first.release();
    await sleep(all.options.clock, 6 * 60 * 60_000 + 1);
    const second = await ensureTableflowKey(configWithoutKey(), all.options);
    expect(temporaryKeys(all.simulator)).toEqual([second.key.id]);
  });
});

describe('what an earlier run left behind', () => {
  it('is removed once it is old, and only that', async () => {
    const { simulator, options, calls } = scene();
    const killed = await ensureTableflowKey(configWithoutKey(), options);
    await sleep(options.clock, 3 * 60 * 60_000);
    const beside = await ensureTableflowKey(configWithoutKey(), options);
    expect(temporaryKeys(simulator)).toEqual([killed.key.id, beside.key.id]);
    await sleep(options.clock, 3 * 60 * 60_000);
    calls();

    const { key } = await ensureTableflowKey(configWithoutKey(), options);
    expect(calls().slice(0, 3)).toEqual([list, `${remove(killed.key.id)} → 204`, make]);
    expect(temporaryKeys(simulator)).toEqual([beside.key.id, key.id]);
    expect(simulator.state.confluent.apiKeys.some((one) => one.key.id === 'RIVERTABLEFLOW01')).toBe(true);
  });
});

describe('when it does not work', () => {
  it('says that the key may not be made', async () => {
    const { simulator, options, calls } = scene();
    simulator.faults.add({ on: 'createApiKey', answer: { status: 403 } });
    expect(await thrownBy(ensureTableflowKey(configWithoutKey(), options))).toMatchObject({
      name: 'ApiError',
      status: 403,
      tried: 'make a Tableflow key for service account sa-river1',
    });
    expect(calls()).toEqual([list, 'POST /iam/v2/api-keys → 403']);
  });

  it('deletes a key that is never taken, and says so', async () => {
    const { simulator, options } = scene();
    simulator.faults.add({ on: 'listTableflowRegions', answer: { status: 403 }, times: 99 });
    const error = await thrownBy(ensureTableflowKey(configWithoutKey(), { ...options, timeoutMs: 20_000 }));
    expect(error.message.replace(/SIMULATEDK\w+/, '<key>')).toBe(
      'Waited for Tableflow to take the new key <key>: still REFUSED (returned 403) after 20 s. Check whether service account sa-river1 may use Tableflow in this environment.',
    );
    expect(temporaryKeys(simulator)).toEqual([]);
  });

  it.each([
    ['makes the key', /^POST \/iam/],
    ['tries the key', /regions/],
  ])('an abort while it %s ends with its reason and leaves no key', async (_when, call) => {
    const { simulator, options } = scene();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    const fetch = fetchAround(simulator, { call, before: () => controller.abort(reason) });
    const work = ensureTableflowKey(configWithoutKey(), { ...options, fetch, signal: controller.signal });
    await expect(work).rejects.toBe(reason);
    expect(temporaryKeys(simulator)).toEqual([]);
  });

  it('tells a release that was refused', async () => {
    const { simulator, options } = scene();
    const { release } = await ensureTableflowKey(configWithoutKey(), options);
    simulator.faults.add({ on: 'deleteApiKey', answer: { status: 400 } });
    expect(await thrownBy(release())).toMatchObject({ status: 400 });
    await release();
    expect(temporaryKeys(simulator)).toEqual([]);
  });
});
