import { expect, test } from 'vitest';
import { avroType } from './avro-type.ts';
import { decodeAvro } from './decode-avro.ts';
import { encodeAvro } from './encode-avro.ts';

const schema = {
  type: 'record',
  name: 'Value',
  namespace: 'riverhotel.public.customer',
  fields: [
    { name: 'id', type: 'long' },
    {
      name: 'points',
      type: ['null', { type: 'long', 'connect.name': 'io.debezium.time.MicroTimestamp' }],
      default: null,
    },
    { name: 'name', type: ['null', 'string'], default: null },
    { name: 'tags', type: { type: 'array', items: 'string' } },
  ],
};

test('the wire format is a zero byte, the id in four bytes and Avro binary', () => {
  const message = encodeAvro(100_001, avroType(schema), { id: 1n, points: null, name: 'Ada', tags: [] });

  expect(message.toString('hex')).toBe('00000186a10200020641646100');
});

test('longs keep all their 64 bits', () => {
  const value = { id: 9_223_372_036_854_775_807n, points: -9_223_372_036_854_775_808n, name: null, tags: ['a', 'b'] };

  const message = encodeAvro(7, avroType(schema), value);

  expect(decodeAvro(message, () => schema)).toStrictEqual({ schemaId: 7, value });
});

test('a number is accepted for a long, and read back as bigint', () => {
  const message = encodeAvro(7, avroType(schema), { id: 5, points: 6, name: null, tags: [] });

  expect(decodeAvro(message, () => schema).value).toStrictEqual({ id: 5n, points: 6n, name: null, tags: [] });
});

test('a long beyond 64 bits or with a fraction is refused', () => {
  for (const id of [2n ** 63n, 1.5, 2 ** 60]) {
    expect(() => encodeAvro(7, avroType(schema), { id, points: null, name: null, tags: [] })).toThrow(
      'The value does not fit the Avro schema riverhotel.public.customer.Value: id is not of type long',
    );
  }
});

test('an ambiguous union is unwrapped', () => {
  const ambiguous = { type: 'record', name: 'R', fields: [{ name: 'n', type: ['null', 'int', 'double'] }] };
  const message = encodeAvro(1, avroType(ambiguous), { n: { double: 1.5 } });

  expect(decodeAvro(message, () => ambiguous).value).toStrictEqual({ n: 1.5 });
});

test('a message without the header is refused', () => {
  expect(() => decodeAvro(Buffer.from('{"id":1}'), () => schema)).toThrow('not in the wire format');
});
