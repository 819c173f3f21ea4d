import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVirtualClock } from '@tableflow-workshop/client-core';
import { createSimulator } from '@tableflow-workshop/simulator';
import { ClassicLevel } from 'classic-level';
import { expect, test, vi } from 'vitest';
import { openStore } from '../src/broker/store.ts';
import { createDiskNotice, DiskFullError } from '../src/disk-full.ts';
import { sayWhenFull } from '../src/say-when-full.ts';
import { createStateStore } from '../src/state-store.ts';
import { startTableWriter } from '../src/tableflow/table-writer.ts';
import { hotels, useCaptureLab } from './capture-lab.ts';
import { createTopicHarness } from './table-writer-harness.ts';

const lab = useCaptureLab();
const sentence =
  'The disk is full: /data has no space left. Nothing is lost. Free some space, and the sandbox goes on by itself.';

/** What the store says when the file system has no space. */
function noSpaceInStore(): Error {
  return Object.assign(new Error('IO error: /data/store/000027.log: No space left on device'), {
    code: 'LEVEL_IO_ERROR',
  });
}

/** The next writes of any store fail. */
function failWrites(count: number): void {
  const original = ClassicLevel.prototype.batch;
  let left = count;
  vi.spyOn(ClassicLevel.prototype, 'batch').mockImplementation(function (this: ClassicLevel, ...args: unknown[]) {
    const batch = Reflect.apply(original, this, args);
    if (left > 0) vi.spyOn(batch, 'write').mockRejectedValue(noSpaceInStore());
    left -= 1;
    return batch;
  } as typeof original);
}

test('the store says it once, and takes and keeps what comes when there is space again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'disk-full-'));
  const said: string[] = [];
  const clock = createVirtualClock({ autoAdvance: false });
  const store = await openStore(
    folder,
    createDiskNotice('/data', (text) => said.push(text), clock),
  );
  const part = store.sublevel<string>('part', 'utf8');
  const write = (key: string): Promise<void> => store.write((batch) => batch.put(key, key, { sublevel: part }));
  await write('before');
  failWrites(2);

  await expect(write('lost')).rejects.toThrow(sentence);
  await expect(write('lost too')).rejects.toBeInstanceOf(DiskFullError);
  await write('after');
  await clock.advance(60_000);
  await write('later');

  expect(said).toEqual([sentence, 'There is space again: the sandbox goes on.']);
  expect(await store.read(() => part.keys().all())).toEqual(['after', 'before', 'later']);
  await store.close();
  const next = await openStore(folder);
  expect(await next.read(() => next.sublevel<string>('part', 'utf8').keys().all())).toEqual([
    'after',
    'before',
    'later',
  ]);
  await next.close();
  await rm(folder, { recursive: true });
});

test('what the clouds hold is saved when there is space again, although nothing changes any more', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'disk-full-'));
  const store = await openStore(folder);
  const clock = createVirtualClock({ autoAdvance: false });
  const states = createStateStore(store, clock);
  const { state } = createSimulator();
  failWrites(1);

  await expect(states.save(state)).rejects.toBeInstanceOf(DiskFullError);
  await clock.advance(1_000);
  await vi.waitFor(async () =>
    expect(await states.load()).toMatchObject({ world: { environment: { id: 'env-river1' } } }),
  );
  await states.close();
  await store.close();
  await rm(folder, { recursive: true });
});

test('an answer says what is wrong, and when to ask again', async () => {
  const fetch = sayWhenFull(() => Promise.reject(new DiskFullError('/data')));
  const response = await fetch(new Request('http://127.0.0.1/org/v2/environments'));

  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await response.json()).toEqual({
    error_code: 'DISK_FULL',
    message: sentence,
    errors: [{ status: '503', code: 'disk_full', detail: sentence }],
  });
});

test.each([
  ['snapshot', 1],
  ['stream', 2],
])('a connector whose %s cannot be written keeps trying, and nothing is lost or doubled', async (_what, failing) => {
  const { append, stage } = lab.host.broker;
  let writes = 0;
  const orFull = async <T>(write: () => Promise<T>): Promise<T> => {
    writes += 1;
    if (writes >= failing && writes < failing + 3) throw new DiskFullError('/data');
    return write();
  };
  const full = {
    ...lab.host,
    broker: {
      ...lab.host.broker,
      append: (batch: Parameters<typeof append>[0]) =>
        batch.records.length > 0 ? orFull(() => append(batch)) : append(batch),
      stage(connector: string) {
        const staged = stage(connector);
        return {
          ...staged,
          commit: (options: Parameters<typeof staged.commit>[0]) => orFull(() => staged.commit(options)),
        };
      },
    },
  };
  lab.start({ 'table.include.list': 'public.hotel' }, full);
  await lab.host.records(hotels, 30);
  await lab.sql("UPDATE hotel SET city = 'Full' WHERE hotel_id = 'H21000001'");
  const records = await lab.host.records(hotels, 31);

  expect(writes).toBe(5);
  expect(records.slice(30).map(({ value }) => value)).toMatchObject([{ city: 'Full' }]);
  expect(lab.host.statuses.filter(({ state }) => state !== 'RUNNING')).toEqual([]);
});

test('a table that cannot be written keeps trying, and says it once', async () => {
  const topic = await createTopicHarness();
  topic.register({ type: 'record', name: 'Value', fields: [{ name: 'a', type: 'string' }] });
  topic.append({ a: 'one' });
  const options = topic.options();
  let left = 3;
  const { readBatches } = options.host.broker;
  const writer = startTableWriter({
    ...options,
    host: {
      ...options.host,
      broker: {
        ...options.host.broker,
        async readBatches(...args) {
          left -= 1;
          if (left >= 0) throw Object.assign(new Error('write'), { code: 'ENOSPC' });
          return readBatches(...args);
        },
      },
    },
  });
  await topic.eventWhere((event) => event.kind === 'running');
  const written = topic.eventWhere((event) => event.kind === 'running' && event.rows === 1);
  let isWritten = false;
  void written.then(() => {
    isWritten = true;
  });
  while (!isWritten) {
    await topic.clock.advance(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await writer.stop();

  expect(topic.notices.filter((text) => text === sentence)).toHaveLength(1);
  expect(topic.events.filter(({ kind }) => kind !== 'running')).toEqual([]);
});
