import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { configFile } from '../src/json/config-file.ts';
import { errorOutput } from '../src/json/error.ts';
import { faultsFile } from '../src/json/faults-file.ts';
import { outputs } from '../src/json/outputs.ts';
import { checkJson } from './check-json.ts';
import { runLab3 } from './run-lab3.ts';

// What a program may rely on, as files. `npx vitest run test/json-schemas.test.ts -u` writes them again.

const folder = join(import.meta.dirname, '../../../docs/json');
const documents = { ...outputs, error: errorOutput };

describe('the published JSON Schemas', () => {
  it.each(Object.entries(documents))('of %s is up to date', async (name, schema) => {
    const published = {
      title: name === 'error' ? 'a failure of lab3' : `lab3 ${name} --json`,
      ...z.toJSONSchema(schema, {
        // Members are added in later versions: only who writes the document is held to the known ones.
        override: ({ jsonSchema }) => {
          if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
        },
      }),
    };
    await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot(join(folder, fileOf(name)));
  });

  it('of a file of faults is up to date, and refuses other keys', async () => {
    const published = { title: 'lab3 sandbox --faults', ...z.toJSONSchema(faultsFile) };
    await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot(join(folder, fileOf('sandbox-faults')));
    expect(published.additionalProperties).toBe(false);
  });

  it('of the configuration file is up to date, and refuses other keys', async () => {
    const published = { title: 'lab3.config.json', ...z.toJSONSchema(configFile) };
    await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot(join(folder, fileOf('lab3.config')));
    expect(published.additionalProperties).toBe(false);
  });

  it('are one for each command that has --json, one for failures, one for each file that is read, and no more', async () => {
    const withJson = await commandsWithJson([]);
    expect(Object.keys(outputs).sort()).toEqual(withJson.sort());
    const files = (await readdir(folder)).filter((name) => name.endsWith('.schema.json'));
    expect(files.sort()).toEqual([...withJson, 'error', 'lab3.config', 'sandbox-faults'].map(fileOf).sort());
  });
});

describe('a printed document', () => {
  const resumed = { outcome: 'unchanged', topic: 'river', phase: 'RUNNING' };

  it.each([
    ['what is published', resumed],
    ['a failure', { error: { name: 'InputError', code: 'invalid_input', message: 'Could not' } }],
  ])('is %s', (_what, document) => {
    expect(() => checkJson(['resume', 'river', '--json'], JSON.stringify(document))).not.toThrow();
  });

  it.each([
    ['a member that nobody described', { ...resumed, extra: 1 }],
    ['a member less', { outcome: 'unchanged', topic: 'river' }],
    ['another type', { ...resumed, phase: null }],
    ['a failure with a member that nobody described', { error: { name: 'E', message: 'm', stack: 's' } }],
  ])('with %s fails the test that sees it', (_what, document) => {
    expect(() => checkJson(['resume', 'river', '--json'], JSON.stringify(document))).toThrow(
      'lab3 resume printed what its schema does not describe.',
    );
  });
});

function fileOf(name: string): string {
  return `${name.replace(' ', '-')}.schema.json`;
}

/** The commands below this one that print a document, those of `fleet` included. */
async function commandsWithJson(above: readonly string[]): Promise<string[]> {
  const { stdout } = await runLab3([...above, '--help'], { cwd: import.meta.dirname });
  const [, list = ''] = stdout.split('\nCommands:\n');
  const found = /^ {2}--json /m.test(stdout) ? [above.join(' ')] : [];
  for (const [, name = ''] of list.matchAll(/^ {2}([a-z]+)/gm))
    if (name !== 'help') for (const one of await commandsWithJson([...above, name])) found.push(one);
  return found;
}
