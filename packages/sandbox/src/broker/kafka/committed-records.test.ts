import { expect, test } from 'vitest';
import { committedRecords, type FetchedBatch } from './committed-records.ts';

const place = { topic: 't', partition: 1, fromOffset: 0 };
const transactional = 1 << 4;
const control = transactional | (1 << 5);

/** Records of a transaction of a producer. */
function data(producerId: bigint, firstOffset: number, ...texts: readonly string[]): FetchedBatch {
  return {
    ...{ firstOffset: BigInt(firstOffset), lastOffsetDelta: texts.length - 1, attributes: transactional, producerId },
    ...{ firstTimestamp: 1_000n, maxTimestamp: 9_000n },
    records: texts.map((text, offsetDelta) => ({
      ...{ offsetDelta, timestampDelta: BigInt(offsetDelta), key: null, value: Buffer.from(text) },
    })),
  };
}

function marker(producerId: bigint, firstOffset: number, end: 'commit' | 'abort'): FetchedBatch {
  const key = Buffer.from([0, 0, 0, end === 'commit' ? 1 : 0]);
  const records = [{ offsetDelta: 0, timestampDelta: 0n, key, value: Buffer.alloc(6) }];
  return { ...data(producerId, firstOffset, ''), attributes: control, records };
}

const texts = (batches: readonly FetchedBatch[], aborted: readonly [bigint, number][], fromOffset = 0) =>
  committedRecords(
    { ...place, fromOffset },
    batches,
    aborted.map(([producerId, firstOffset]) => ({ producerId, firstOffset: BigInt(firstOffset) })),
  ).map(({ offset, value }) => `${offset} ${value}`);

test('a marker is no record and takes an offset', () => {
  expect(
    texts([data(7n, 0, 'a', 'b'), marker(7n, 2, 'commit'), data(7n, 3, 'c'), marker(7n, 4, 'commit')], []),
  ).toEqual(['0 a', '1 b', '3 c']);
});

test('of several transactions of one producer, each aborted one is left out', () => {
  const batches = [
    ...[data(7n, 0, 'x'), marker(7n, 1, 'abort'), data(7n, 2, 'a'), marker(7n, 3, 'commit')],
    ...[data(7n, 4, 'y'), marker(7n, 5, 'abort'), data(7n, 6, 'b'), marker(7n, 7, 'commit')],
  ];
  expect(
    texts(batches, [
      [7n, 4],
      [7n, 0],
    ]),
  ).toEqual(['2 a', '6 b']);
});

test('a transaction whose marker comes with the next fetch is aborted in this one too', () => {
  expect(texts([data(8n, 0, 'a'), data(7n, 1, 'x')], [[7n, 1]])).toEqual(['0 a']);
});

test('transactions of two producers, one in the other, are told apart', () => {
  const batches = [
    ...[data(7n, 0, 'x'), data(8n, 1, 'a'), data(7n, 2, 'x'), marker(8n, 3, 'commit'), marker(7n, 4, 'abort')],
    ...[data(7n, 5, 'b'), marker(7n, 6, 'commit')],
  ];
  expect(texts(batches, [[7n, 0]])).toEqual(['1 a', '5 b']);
});

test('an abort without any record, and one whose records were read before, leave the others alone', () => {
  expect(texts([marker(7n, 0, 'abort'), data(7n, 1, 'a'), marker(7n, 2, 'commit')], [])).toEqual(['1 a']);
  expect(texts([marker(7n, 4, 'abort'), data(7n, 5, 'a'), marker(7n, 6, 'commit')], [[7n, 0]], 4)).toEqual(['5 a']);
});

test('records of no transaction are committed, whoever wrote them', () => {
  const plain = { ...data(7n, 1, 'a'), attributes: 0 };
  expect(texts([data(7n, 0, 'x'), plain, marker(7n, 2, 'abort')], [[7n, 0]])).toEqual(['1 a']);
});

test('a batch that begins earlier is read from the offset on; compaction leaves gaps', () => {
  const batch = data(7n, 10, 'a', 'b', 'c', 'd');
  const compacted = { ...batch, records: batch.records.filter(({ offsetDelta }) => offsetDelta !== 2) };
  expect(texts([compacted], [], 11)).toEqual(['11 b', '13 d']);
});

test('the time is the one of the producer, or of the log where the topic says so', () => {
  const [, second] = committedRecords(place, [data(7n, 0, 'a', 'b')], []);
  expect(second).toStrictEqual({
    ...{ topic: 't', partition: 1, offset: 1, timestampMs: 1_001, key: null, value: Buffer.from('b') },
  });
  const logged = { ...data(7n, 0, 'a'), attributes: transactional | (1 << 3) };
  expect(committedRecords(place, [logged], [])[0]?.timestampMs).toBe(9_000);
});
