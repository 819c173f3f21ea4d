import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import type * as z from 'zod';
import { keysAt, literalsAt, valueAt } from './input-places.ts';

/**
 * Holds a recipe's input against its schema, before the first request. Each problem says what was given, without the
 * text itself, which may be a secret in the wrong place, and what would be right.
 *
 * @param tried what the recipe is for, e.g. `enable Tableflow`
 * @throws InputError that lists everything that is wrong
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown, tried: string): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: (issue) => expectationOf(issue as z.core.$ZodIssue) });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(schema, input, issue));
  throw new InputError({ tried, problems });
}

function problemsOf(schema: z.ZodType, input: unknown, issue: z.core.$ZodIssue): readonly InputProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path, input).join(', ');
    return issue.keys.map((key) => ({
      path: [...issue.path, key].join('.'),
      problem: 'is not known.',
      remedy: `Correct its name, or leave it out; known are: ${known}.`,
    }));
  }
  const path = issue.path.join('.') || 'input';
  const message =
    issue.code === 'invalid_union' ? `must be one of ${literalsAt(schema, issue.path).join(', ')}` : issue.message;
  // What contradicts another value says so itself, and brings its remedy.
  const remedy = issue.code === 'custom' ? issue.params?.remedy : undefined;
  if (typeof remedy === 'string') return [{ path, problem: `${message}.`, remedy }];
  return [{ path, problem: `${givenOf(valueAt(input, issue.path), issue)}.`, remedy: `It ${message}.` }];
}

/** What is wrong with a value, as far as it may be shown. */
function givenOf(value: unknown, issue: z.core.$ZodIssue): string {
  if (value === undefined) return 'is missing';
  if (value === null) return 'is null';
  if (value === '') return 'is empty';
  if (typeof value === 'number' || typeof value === 'boolean') return `is ${value}`;
  if (Array.isArray(value) && value.length === 0) return 'is an empty list';
  if (typeof value === 'string' && (issue.code === 'too_small' || issue.code === 'too_big'))
    return value.length === 1 ? 'has 1 character' : `has ${value.length} characters`;
  if (issue.code !== 'invalid_type') return 'is not valid';
  if (Array.isArray(value)) return 'is a list';
  if (typeof value === 'string') return 'is a text';
  return typeof value === 'function' ? 'is a function' : 'is an object';
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** What would be right, where the schema does not say it in words of its own. */
function expectationOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return 'prefix' in issue ? `must begin with ${String(issue.prefix)}` : 'must have another form';
    case 'too_small':
      return issue.origin === 'string'
        ? `must have at least ${issue.minimum} characters`
        : `must be at least ${issue.minimum.toLocaleString('en-US')}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `must have at most ${issue.maximum} characters`
        : `must be at most ${issue.maximum.toLocaleString('en-US')}`;
    default:
      return 'must have another form';
  }
}
