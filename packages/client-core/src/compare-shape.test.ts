import { describe, expect, it } from 'vitest';
import { compareShape } from './compare-shape.ts';
import type { Shape } from './shape.ts';

const named: Readonly<Record<string, Shape>> = {
  River: { fields: { name: 'string', 'lengthKm?': 'integer', 'mouth?': '#Mouth', 'tributaries?': { list: '#River' } } },
  Mouth: { by: 'kind', kinds: { Sea: '#Sea', River: { fields: { kind: { values: ['River'] }, into: '#River' } } } },
  Sea: { fields: { kind: { values: ['Sea'] }, sea: 'string|null' } },
};

/** Differences in short: `missing /name string`. */
function differences(value: unknown, shape: Shape = '#River'): readonly string[] {
  return compareShape(value, shape, named).map(({ kind, pointer, expected = '' }) =>
    `${kind} ${pointer} ${expected}`.trim(),
  );
}

describe('what is as described', () => {
  it.each<[unknown, Shape]>([
    [{ name: 'Rhine' }, '#River'],
    [{ name: 'Rhine', lengthKm: 1_233, mouth: { kind: 'Sea', sea: null }, tributaries: [{ name: 'Main' }] }, '#River'],
    [{ name: 'Main', mouth: { kind: 'River', into: { name: 'Rhine' } } }, '#River'],
    ['x', 'string'],
    [1, 'integer'],
    [1, 'number'],
    [1.5, 'number'],
    [null, 'string|null'],
    ['anything', 'any'],
    [undefined, 'any'],
    [{ a: 1 }, 'object'],
    [{ a: 1, b: 2 }, { map: 'integer' }],
    [{}, { map: '#River' }],
    [[], { list: '#River' }],
    ['B', { values: ['A', 'B'] }],
    [null, { either: [{ values: ['A'] }, 'null'] }],
    [
      { name: 'Rhine', more: 1 },
      { fields: { name: 'string' }, rest: 'integer' },
    ],
    [['x'], { either: [{ list: 'string' }, { map: '#River' }] }],
    [{ rhine: { name: 'Rhine' } }, { either: [{ list: 'string' }, { map: '#River' }] }],
    [{}, '#UnknownName'],
  ])('has no difference: %j', (value, shape) => {
    expect(differences(value, shape)).toEqual([]);
  });
});

describe('a difference', () => {
  it.each<[string, unknown, Shape, readonly string[]]>([
    ['a missing field', {}, '#River', ['missing /name string']],
    ['a null in its place', { name: null }, '#River', ['type /name string']],
    ['a null for an optional field', { name: 'Rhine', lengthKm: null }, '#River', ['type /lengthKm integer']],
    ['a field that is not described', { name: 'Rhine', source: 'Alps' }, '#River', ['unknown /source']],
    ['a fraction for an integer', { name: 'Rhine', lengthKm: 1.5 }, '#River', ['type /lengthKm integer']],
    ['a text for a number', 'x', 'number', ['type  number']],
    ['a list for an object', [], '#River', ['type  object']],
    ['an object for a list', {}, { list: 'string' }, ['type  array']],
    ['a text for an object', 'x', { map: 'string' }, ['type  object']],
    ['a null for a list', null, { list: 'string' }, ['type  array']],
    ['a value outside a list', 'C', { values: ['A', 'B'] }, ['type  one of A, B']],
    ['a value of another type', 1, { either: [{ values: ['A', 'B'] }, 'null'] }, ['type  one of A, B | null']],
    [
      'a field deep inside',
      { name: 'a', tributaries: [{ name: 'b' }, { name: 'c', tributaries: [{}] }] },
      '#River',
      ['missing /tributaries/*/tributaries/*/name string'],
    ],
    ['a field in a map', { rhine: { name: 1 } }, { map: '#River' }, ['type /*/name string']],
    [
      'a value among others',
      { name: 'Rhine', more: 'x' },
      { fields: { name: 'string' }, rest: 'integer' },
      ['type /* integer'],
    ],
    ['an unknown kind', { name: 'Rhine', mouth: { kind: 'Lake' } }, '#River', ['type /mouth/kind one of Sea, River']],
    ['no kind', { name: 'Rhine', mouth: {} }, '#River', ['missing /mouth/kind one of Sea, River']],
    ['a field of its kind', { name: 'Rhine', mouth: { kind: 'Sea' } }, '#River', ['missing /mouth/sea string | null']],
    ['the closest of several', { name: 1 }, { either: ['#Sea', '#River'] }, ['type /name string']],
    ['none of several', 1, { either: ['#Sea', { list: 'string' }] }, ['type  object | array']],
    ['names with signs', { 'a/b~c': 1 }, { fields: {} }, ['unknown /a~1b~0c']],
    ['a name of every object', {}, { fields: { constructor: 'string' } }, ['missing /constructor string']],
    ['a name of every object that is there', { toString: 1 }, { fields: {} }, ['unknown /toString']],
  ])('is found: %s', (_what, value, shape, expected) => {
    expect(differences(value, shape)).toEqual(expected);
  });
});
