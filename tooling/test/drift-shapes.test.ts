import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { compareShape } from '../../packages/client-core/src/compare-shape.ts';
import { describeShapes } from '../src/generate/shapes.ts';
import { type Description, descriptions, type Json, keyOf } from './wire/descriptions.ts';
import { samplesOf } from './wire/samples.ts';

// The tables that the drift report compares with, against the descriptions: every described answer passes, whatever a
// validator of JSON Schema refuses is noticed, and no client carries a table along that nobody asked for.

const packages = join(import.meta.dirname, '../../packages');
/** Shapes know types and closed lists. These rules of values are not theirs. */
const notCompared = [
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'maxProperties',
];
/** One value of each type, none of which stands in a closed list. */
const strangers = [null, 'a strange text', 0.5, 7, true, [['strange']], { 'a strange key': 1 }];

describe.each(descriptions)('the shapes of $name', (description) => {
  const shapes = describeShapes(description.document);
  const answers = answersOf(description);
  const differences = (key: string, body: unknown): number =>
    compareShape(body, shapes.operations[key] ?? 'null', shapes.named).length;

  it('belong to every success that has a body', () => {
    const described = description.operations.filter(({ successes }) => successes.some(({ schema }) => schema));
    expect(Object.keys(shapes.operations).sort()).toEqual(described.map(keyOf).sort());
  });

  it('differ from no answer that is described', () => {
    const found = answers.flatMap(({ key, samples }) =>
      samples.filter((body) => differences(key, body) > 0).map((body) => ({ key, body })),
    );
    expect(found).toEqual([]);
  });

  it('differ from what a validator refuses: a required field gone, a value of another type or outside a list', () => {
    const unnoticed = answers.flatMap(({ key, samples, validate }) =>
      samples

        .slice(0, 1)
        .flatMap(changesOf)
        .filter(({ body }) => !validate(body) && differences(key, body) === 0)
        .map(({ place }) => `${key} ${place}`),
    );
    expect(unnoticed).toEqual([]);
  });

  it('differ from an answer with one more field, unless any field is allowed there', () => {
    const unnoticed = answers.flatMap(({ key, samples, isOpen }) =>
      samples
        .slice(0, 1)
        .filter((body) => typeof body === 'object' && body !== null && !Array.isArray(body) && !isOpen)
        .filter((body) => differences(key, { ...(body as Json), 'a strange field': 1 }) === 0)
        .map(() => key),
    );
    expect(unnoticed).toEqual([]);
  });
});

it('no source loads them before they are wanted', () => {
  const lines = ['confluent-client', 'databricks-client'].flatMap((client) =>
    readdirSync(join(packages, client, 'src'))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => readFileSync(join(packages, client, 'src', file), 'utf8').split('\n'))
      .filter((line) => line.includes('.shapes.ts')),
  );
  expect(lines).toHaveLength(descriptions.length);
  expect(lines.filter((line) => !/\(\) => import\('\.\/generated\/[\w-]+\.shapes\.ts'\)/.test(line))).toEqual([]);
});

interface DescribedAnswer {
  readonly key: string;
  readonly samples: readonly unknown[];
  readonly validate: ValidateFunction;
  readonly isOpen: boolean;
}

function answersOf({ operations, document, resolve }: Description): readonly DescribedAnswer[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const keyword of notCompared) ajv.removeKeyword(keyword);
  return operations.flatMap((operation) =>
    operation.successes
      .filter(({ schema }) => schema !== undefined)
      .map(({ schema }) => ({
        key: keyOf(operation),
        samples: samplesOf(schema, { resolve, purpose: 'response' }),
        validate: ajv.compile({ ...(schema as Json), components: document.components }),
        isOpen: Boolean(resolve(schema).additionalProperties) || resolve(schema).properties === undefined,
      })),
  );
}

/** Everything that differs from a body in one place: a field that is gone, or a value that is another. */
function changesOf(body: unknown): readonly { readonly place: string; readonly body: unknown }[] {
  const others = strangers.map((stranger) => ({ place: ` := ${JSON.stringify(stranger)}`, body: stranger }));
  if (typeof body !== 'object' || body === null) return others;
  const inside = Object.entries(body).flatMap(([name, value]) => [
    ...changesOf(value).map((change) => ({
      place: `/${name}${change.place}`,
      body: replaced(body, name, change.body),
    })),
    ...(Array.isArray(body) ? [] : [{ place: `/${name} gone`, body: without(body, name) }]),
  ]);
  return [...others, ...inside];
}

function replaced(body: object, name: string, value: unknown): unknown {
  return Array.isArray(body) ? body.with(Number(name), value) : { ...body, [name]: value };
}

function without(body: object, name: string): unknown {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
}
