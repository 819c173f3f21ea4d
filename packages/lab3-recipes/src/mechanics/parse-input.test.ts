import { InputError } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { alsoTaken, text, topicName, truth } from './input-schemas.ts';
import { parseInput } from './parse-input.ts';

const storage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bucket'), bucketName: text }),
  z.strictObject({ kind: z.literal('container'), containerName: text }),
]);
const schema = z.strictObject({
  ...alsoTaken('outcome'),
  topic: topicName,
  storage,
  retentionMs: z.optional(z.int().min(1_000)),
  tables: z.optional(z.array(z.strictObject({ topic: topicName })).min(1, 'must name a table')),
  mode: z.optional(z.enum(['fast', 'slow'])),
  isExact: z.optional(truth),
});
const right = { topic: 'hotel', storage: { kind: 'bucket', bucketName: 'river' } };

it.each<[unknown, readonly string[]]>([
  [undefined, ['input: is missing. It must be an object.']],
  ['hotel', ['input: is a text. It must be an object.']],
  [[right], ['input: is a list. It must be an object.']],
  [() => right, ['input: is a function. It must be an object.']],
  [{ ...right, topic: undefined }, ['topic: is missing. It must be the name of a Kafka topic.']],
  [{ ...right, topic: '' }, ['topic: is empty. It must be the name of a Kafka topic.']],
  [{ ...right, topic: 7 }, ['topic: is 7. It must be the name of a Kafka topic.']],
  [{ ...right, topic: null }, ['topic: is null. It must be the name of a Kafka topic.']],
  [{ ...right, topic: {} }, ['topic: is an object. It must be the name of a Kafka topic.']],
  [{ ...right, topic: 'x'.repeat(250) }, ['topic: has 250 characters. It must have at most 249 characters.']],
  [{ ...right, retentionMs: 5 }, ['retentionMs: is 5. It must be at least 1,000.']],
  [{ ...right, retentionMs: 0.5 }, ['retentionMs: is 0.5. It must be a whole number.']],
  [{ ...right, retentionMs: '5' }, ['retentionMs: is a text. It must be a number.']],
  [{ ...right, mode: 'quick' }, ['mode: is not valid. It must be one of fast, slow.']],
  [{ ...right, isExact: 'yes' }, ['isExact: is a text. It must be true or false.']],
  [{ ...right, tables: [] }, ['tables: is an empty list. It must name a table.']],
  [{ ...right, tables: 'hotel' }, ['tables: is a text. It must be a list.']],
  [{ ...right, storage: { kind: 'disk' } }, ['storage.kind: is not valid. It must be one of bucket, container.']],
  [{ ...right, storage: 'river' }, ['storage: is a text. It must be an object.']],
  [
    { ...right, topik: 'hotel' },
    [
      'topik: is not known. Correct its name, or leave it out; known are: topic, storage, retentionMs, tables, mode, isExact.',
    ],
  ],
  [
    { ...right, storage: { ...right.storage, containerName: 'a' } },
    ['storage.containerName: is not known. Correct its name, or leave it out; known are: kind, bucketName.'],
  ],
  [
    { ...right, tables: [{ topic: 'a', table: 'b' }] },
    ['tables.0.table: is not known. Correct its name, or leave it out; known are: topic.'],
  ],
  [
    { topic: '', storage: {}, outcome: 'created' },
    [
      'topic: is empty. It must be the name of a Kafka topic.',
      'storage.kind: is missing. It must be one of bucket, container.',
    ],
  ],
])('%j is refused with what was given and what would be right', (input, problems) => {
  const refusal = (): unknown => parseInput(schema, input, 'enable Tableflow');
  expect(refusal).toThrow(InputError);
  expect(refusal).toThrow(['Could not enable Tableflow:', ...problems.map((one) => `  - ${one}`)].join('\n'));
});

it('takes what is right, and names that the recipe before it returns', () => {
  expect(parseInput(schema, { ...right, outcome: 'created' }, 'enable Tableflow')).toEqual({
    ...right,
    outcome: 'created',
  });
});

it('never shows a text, which may be a secret in the wrong place', () => {
  const refusal = (): unknown => parseInput(schema, { ...right, mode: 'river-secret' }, 'enable Tableflow');
  expect(refusal).toThrow(/^(?:(?!river-secret)[\s\S])*$/);
});
