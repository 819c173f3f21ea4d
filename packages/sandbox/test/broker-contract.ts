import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Broker } from '../src/broker/broker.ts';
import { endOfTopic } from '../src/broker/end-of-topic.ts';
import type { BrokerRecord, NewRecord } from '../src/broker/record.ts';
import { unpackRecords } from '../src/broker/record-codec.ts';

/** A broker that a contract suite may do with as it likes. */
export interface BrokerUnderTest {
  readonly broker: Broker;
  /** Opens it again as if the process had been killed: what was not finished is not finished any more. */
  reopen(): Promise<BrokerUnderTest>;
  /** Ends it, and removes what it has kept. */
  remove(): Promise<void>;
}

const timestampMs = 1_767_225_600_000;

/** What every broker promises to the rest of the sandbox. Each test has a broker without any topic or position. */
export function brokerContract(name: string, open: () => Promise<BrokerUnderTest>): void {
  describe(`the contract of the ${name} broker`, () => {
    let lab: BrokerUnderTest;
    beforeEach(async () => {
      lab = await open();
    });
    afterEach(() => lab.remove());

    test('records are read back byte for byte and in order', async () => {
      const { broker } = lab;
      await broker.createTopic('a');
      await broker.createTopic('a.b');
      await broker.append({
        records: [record('a', 'k', 'one'), record('a.b', null, 'x'), record('a', '', null), record('a', 'k', '')],
      });

      const [first, second, third] = await broker.read('a', 0, 10);
      expect(first).toStrictEqual({
        topic: 'a',
        partition: 0,
        offset: 0,
        timestampMs,
        key: Buffer.from('k'),
        value: Buffer.from('one'),
      });
      expect([second?.key, second?.value, third?.value]).toStrictEqual([Buffer.from(''), null, Buffer.from('')]);
      expect(await broker.read('a', (first?.offset ?? 0) + 1, 10)).toEqual([second, third]);
      expect(await broker.read('a', 0, 1)).toEqual([first]);
      expect(await broker.read('a', broker.endOffset('a'), 10)).toEqual([]);
      expect([broker.recordCount('a'), broker.recordCount('a.b')]).toEqual([3, 1]);
      expect(broker.topics()).toEqual(['a', 'a.b']);
    });

    test('an unknown topic has no partitions and no records', async () => {
      const { broker } = lab;
      expect([broker.partitionCount('t'), broker.recordCount('t'), broker.endOffset('t')]).toEqual([0, 0, 0]);
      expect([await broker.read('t', 0, 10), await broker.readBatches('t', 0, 10)]).toEqual([[], []]);
    });

    test('offsets rise, an append knows its first ones, and the end lies behind the last', async () => {
      const { broker } = lab;
      await broker.createTopic('t', 2);
      const firsts: (number | undefined)[] = [];
      for (const text of ['a', 'b', 'c']) {
        const firstOffset = await broker.append({ records: [{ ...record('t', null, text), partition: 1 }] });
        firsts.push(firstOffset('t', 1));
        expect(firstOffset('t', 0)).toBeUndefined();
      }
      const records = await broker.read('t', 0, 10, 1);
      expect(records.map(({ offset, value }) => [offset, String(value)])).toEqual([
        [firsts[0], 'a'],
        [firsts[1], 'b'],
        [firsts[2], 'c'],
      ]);
      expect(firsts).toEqual([...firsts].sort((left = 0, right = 0) => left - right));
      expect(broker.endOffset('t', 1)).toBeGreaterThan(firsts[2] ?? 0);
      expect([broker.endOffset('t', 0), endOfTopic(broker, 't')]).toEqual([0, broker.endOffset('t', 1)]);
    });

    test('batches have every record from an offset on, and end when they are large enough', async () => {
      const { broker } = lab;
      await broker.createTopic('t');
      for (const text of ['a', 'b', 'c']) {
        await broker.append({ records: [record('t', null, text), record('t', null, text.repeat(2))] });
      }
      expect(await batched(broker, 0, 100_000)).toEqual(await broker.read('t', 0, 10));
      const [, , third] = await broker.read('t', 0, 10);
      expect((await batched(broker, third?.offset ?? 0, 100_000)).map(({ value }) => String(value))).toEqual([
        'b',
        'bb',
        'c',
        'cc',
      ]);
      expect((await batched(broker, 0, 1)).length).toBeLessThan(6);
      expect((await batched(broker, 0, 1)).at(0)).toEqual((await broker.read('t', 0, 1)).at(0));
    });

    test('more records than are read at once stay in order', async () => {
      const { broker } = lab;
      await broker.createTopic('t');
      const texts = Array.from({ length: 5_000 }, (_, index) => `${index}`);
      await broker.append({ records: texts.slice(0, 2_500).map((text) => record('t', text, text)) });
      await broker.append({ records: texts.slice(2_500).map((text) => record('t', text, text)) });
      expect(await values(broker, 't')).toEqual(texts);
      expect(broker.recordCount('t')).toBe(5_000);
    });

    test('records and source position are one: a refused append leaves neither', async () => {
      const { broker } = lab;
      await broker.createTopic('t');
      await broker.append({ records: [record('t', null, '1')], source: { connector: 'pg', position: { lsn: '0/1' } } });

      const source = { connector: 'pg', position: { lsn: '0/2' } };
      await expect(
        broker.append({ records: [record('t', null, '2'), record('missing', null, '3')], source }),
      ).rejects.toThrow('The topic missing does not exist');
      await expect(
        broker.append({ records: [record('t', null, '2'), { ...record('t', null, '4'), partition: 1 }], source }),
      ).rejects.toThrow('The topic t has no partition 1');

      expect(await values(broker, 't')).toEqual(['1']);
      expect(await broker.sourcePosition('pg')).toEqual({ lsn: '0/1' });
      await broker.append({ records: [record('t', null, '5')] });
      expect(await values(broker, 't')).toEqual(['1', '5']);
    });

    test('everything is there again after a crash', async () => {
      await lab.broker.createTopic('t', 2);
      await lab.broker.append({
        records: [{ ...record('t', 'k', 'v'), partition: 1 }],
        source: { connector: 'pg', position: { lsn: '0/7' } },
      });
      lab = await lab.reopen();

      const { broker } = lab;
      expect([broker.topics(), broker.partitionCount('t'), broker.recordCount('t')]).toEqual([['t'], 2, 1]);
      expect(await broker.sourcePosition('pg')).toEqual({ lsn: '0/7' });
      await broker.append({ records: [{ ...record('t', 'k', 'w'), partition: 1 }] });
      expect(await values(broker, 't', 1)).toEqual(['v', 'w']);
    });

    test('appends that come together are each there once', async () => {
      const { broker } = lab;
      await broker.createTopic('t');
      const texts = Array.from({ length: 20 }, (_, index) => `${index}`);
      await Promise.all(
        texts.map((text, index) =>
          broker.append({
            records: [record('t', null, text)],
            ...(index % 2 === 1 && { source: { connector: 'pg', position: index } }),
          }),
        ),
      );
      expect(new Set(await values(broker, 't'))).toEqual(new Set(texts));
      expect([broker.recordCount('t'), await broker.sourcePosition('pg')]).toEqual([20, 19]);
    });

    test('a deleted topic is gone with its records, and one of that name begins at its first offset', async () => {
      const { broker } = lab;
      await broker.createTopic('t');
      await broker.append({ records: [record('t', null, 'old')] });
      await broker.deleteTopic('t');
      await broker.deleteTopic('t');

      expect([broker.topics(), await broker.read('t', 0, 10)]).toEqual([[], []]);
      await broker.createTopic('t');
      await broker.append({ records: [record('t', null, 'new')] });
      expect((await broker.read('t', 0, 10)).map(({ offset, value }) => [offset, String(value)])).toEqual([[0, 'new']]);
      expect(broker.recordCount('t')).toBe(1);
    });

    test('a topic that exists is kept; a source that was forgotten has no position', async () => {
      await lab.broker.createTopic('t');
      await lab.broker.append({ records: [record('t', null, '1')], source: { connector: 'pg', position: 1 } });
      await lab.broker.createTopic('t', 3);
      await lab.broker.forgetSource('pg');

      expect([lab.broker.partitionCount('t'), await values(lab.broker, 't')]).toEqual([1, ['1']]);
      expect(await lab.broker.sourcePosition('pg')).toBeUndefined();
      lab = await lab.reopen();
      expect(await lab.broker.sourcePosition('pg')).toBeUndefined();
    });

    test('listeners hear of topics that have new records until they leave', async () => {
      const { broker } = lab;
      await broker.createTopic('a');
      await broker.createTopic('b');
      const heard = new Set<string>();
      const leave = broker.onAppend((topics) => {
        for (const topic of topics) heard.add(topic);
      });
      await broker.append({ records: [record('b', null, '1')] });
      await broker.append({ records: [], source: { connector: 'pg', position: 1 } });
      await new Promise<void>((resolve) => queueMicrotask(resolve));
      leave();
      await broker.append({ records: [record('a', null, '2')] });
      expect([...heard]).toEqual(['b']);
    });

    test('staged records are seen all at once, together with their position', async () => {
      const { broker } = lab;
      await broker.createTopic('a');
      await broker.createTopic('b');
      const staged = broker.stage('pg');
      await staged.add([record('a', null, '1'), record('b', null, '2')]);
      await staged.add([record('a', null, '3')]);
      expect([broker.recordCount('a'), await values(broker, 'a'), await broker.sourcePosition('pg')]).toEqual([
        0,
        [],
        undefined,
      ]);
      await staged.commit({ source: { connector: 'pg', position: 7 } });

      expect([await values(broker, 'a'), await values(broker, 'b')]).toEqual([['1', '3'], ['2']]);
      expect([await broker.sourcePosition('pg'), broker.recordCount('a')]).toEqual([7, 2]);
    });

    test('of staged records that were discarded, or whose process was killed, nothing is left', async () => {
      await lab.broker.createTopic('t');
      await lab.broker.append({ records: [record('t', null, '1')], source: { connector: 'pg', position: 1 } });
      const discarded = lab.broker.stage('pg');
      await discarded.add([record('t', null, 'discarded')]);
      await discarded.discard();
      await discarded.discard();
      await lab.broker.append({ records: [record('t', null, '2')], source: { connector: 'pg', position: 2 } });
      await lab.broker.stage('pg').add([record('t', null, 'killed')]);
      lab = await lab.reopen();

      const { broker } = lab;
      await broker.append({ records: [record('t', null, '3')], source: { connector: 'pg', position: 3 } });
      expect([await values(broker, 't'), broker.recordCount('t')]).toEqual([['1', '2', '3'], 3]);
    });

    test('records of a key are in the partition that Kafka would choose, and those without one stay together', async () => {
      const { broker } = lab;
      await broker.createTopic('t', 3);
      const keys = ['21', 'foobar', 'a-little-bit-long-string', 'a-little-bit-longer-string', 'abc'];
      await broker.append({
        records: [
          ...keys.map((key) => record('t', key, key)),
          { ...record('t', 'abc', 'elsewhere'), partition: 2 },
          ...['no key', 'either'].map((value) => record('t', null, value)),
        ],
      });
      const partitions = await Promise.all([0, 1, 2].map((partition) => values(broker, 't', partition)));
      const keyed = partitions.map((texts) => texts.filter((text) => !['no key', 'either'].includes(text)));
      expect(keyed).toEqual([
        ['21', 'foobar', 'abc'],
        [],
        ['a-little-bit-long-string', 'a-little-bit-longer-string', 'elsewhere'],
      ]);
      expect(partitions.filter((texts) => texts.includes('no key') && texts.includes('either'))).toHaveLength(1);
      expect([broker.recordCount('t'), broker.partitionCount('t')]).toEqual([8, 3]);
    });
  });
}

function record(topic: string, key: string | null, value: string | null): NewRecord {
  return {
    topic,
    key: key === null ? null : Buffer.from(key),
    value: value === null ? null : Buffer.from(value),
    timestampMs,
  };
}

async function values(broker: Broker, topic: string, partition = 0): Promise<readonly string[]> {
  return (await broker.read(topic, 0, 100_000, partition)).map(({ value }) => String(value));
}

/** The records of a topic's first partition as its batches have them. */
async function batched(broker: Broker, fromOffset: number, maxBytes: number): Promise<readonly BrokerRecord[]> {
  const batches = await broker.readBatches('t', fromOffset, maxBytes);
  return batches.flatMap((batch) => [...unpackRecords('t', batch, fromOffset)]);
}
