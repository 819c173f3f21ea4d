import { expect, test } from 'vitest';
import { tableColumns } from './delta-schema.ts';
import { evolveSchema } from './evolve-schema.ts';

const columns = (fields: readonly unknown[]): ReturnType<typeof tableColumns> =>
  tableColumns({ valueSchema: { type: 'record', name: 'Value', fields }, metadataColumns: 'DEFAULT' });

const id = { name: 'id', type: 'int' };
const address = (fields: readonly unknown[]): unknown => ({
  name: 'address',
  type: ['null', { type: 'record', name: 'Address', fields }],
});

test('an unchanged schema is the very same object', () => {
  const { schema } = columns([id, address([{ name: 'city', type: 'string' }])]);
  expect(evolveSchema(schema, columns([id, address([{ name: 'city', type: 'string' }])]))).toBe(schema);
});

test('a new field is appended, after the metadata columns', () => {
  const { schema } = columns([id]);
  const evolved = evolveSchema(schema, columns([{ name: 'note', type: ['null', 'string'], default: null }, id]));
  expect(evolved.fields).toEqual([...schema.fields, { name: 'note', type: 'string', nullable: true, metadata: {} }]);
});

test('a new field inside a record', () => {
  const { schema } = columns([address([{ name: 'city', type: 'string' }])]);
  const evolved = evolveSchema(
    schema,
    columns([
      address([
        { name: 'city', type: 'string' },
        { name: 'zip', type: 'int' },
      ]),
    ]),
  );
  expect(evolved.fields[0]?.type).toEqual({
    type: 'struct',
    fields: [
      { name: 'city', type: 'string', nullable: true, metadata: {} },
      { name: 'zip', type: 'integer', nullable: true, metadata: {} },
    ],
  });
});

test('what a table cannot follow is refused by name', () => {
  const { schema } = columns([id, address([{ name: 'city', type: 'string' }])]);
  const evolve = (fields: readonly unknown[]) => () => evolveSchema(schema, columns(fields));
  const kept = address([{ name: 'city', type: 'string' }]);
  expect(evolve([kept])).toThrow("Field 'id' was removed from the schema.");
  expect(evolve([id, address([])])).toThrow("Field 'address.city' was removed from the schema.");
  expect(evolve([{ name: 'id', type: 'long' }, kept])).toThrow("Field 'id' changed its type from int to bigint.");
  expect(evolve([id, kept, { name: 'must', type: 'int' }])).toThrow("Field 'must' was added as a required field");
});

test('a field with a default may be added', () => {
  const { schema } = columns([id]);
  const evolved = evolveSchema(schema, columns([id, { name: 'size', type: 'int', default: 1 }]));
  expect(evolved.fields.at(-1)).toEqual({ name: 'size', type: 'integer', nullable: true, metadata: {} });
});
