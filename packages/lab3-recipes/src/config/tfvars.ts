import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import { z } from 'zod';
import { kindOfValue } from './kind-of-value.ts';
import { expression, parseHcl } from './parse-hcl.ts';
import { parseJson } from './parse-json.ts';
import { readTextFile } from './read-text-file.ts';
import { definitionOf, settingNames } from './setting-lookup.ts';
import type { SettingName } from './setting-names.ts';
import type { SettingSource } from './setting-source.ts';
import { settingText } from './setting-text.ts';

/**
 * Reads a Terraform variables file, `.tfvars` or `.tfvars.json`.
 *
 * @example await readTfvars('terraform.tfvars')
 * @throws InputError
 */
export async function readTfvars(path: string): Promise<SettingSource> {
  return parseTfvars(await readTextFile(path, triedFor(path)), path);
}

/**
 * Takes settings from the text of a Terraform variables file. A name that ends in `.json` says that it is JSON.
 * Variables that the lab does not know are left alone.
 *
 * @throws InputError that never quotes the text
 */
export async function parseTfvars(text: string, name: string): Promise<SettingSource> {
  const about = { name, tried: triedFor(name) };
  const variables = name.endsWith('.json') ? parseVariables(text, about) : parseHcl(text, about);
  const values: Partial<Record<SettingName, string>> = {};
  const taken: Partial<Record<SettingName, string>> = {};
  const problems: InputProblem[] = [];

  for (const setting of settingNames) {
    const known = definitionOf(setting).tfvars ?? [];
    const variable = known.find((name) => (variables.get(name) ?? null) !== null);
    if (variable === undefined) continue;
    const value = variables.get(variable);
    const path = `${variable} (${name})`;
    if (value === expression) {
      problems.push({ path, problem: 'is an expression, not a value.', remedy: 'Write the value itself, in quotes.' });
      continue;
    }
    const found = settingText(setting, value);
    if (!('text' in found)) {
      const problem = `should be ${found.expected}, and is ${found.got}.`;
      problems.push({ path, problem, remedy: 'Write the value in quotes.' });
    } else if (found.text !== undefined) {
      values[setting] = found.text;
      taken[setting] = variable;
    }
  }
  if (problems.length > 0) throw new InputError({ tried: about.tried, problems });
  return {
    origin: `terraform.tfvars (${name})`,
    values,
    describe: (setting) => `${taken[setting] ?? setting} (${name})`,
  };
}

function parseVariables(text: string, about: { name: string; tried: string }): ReadonlyMap<string, unknown> {
  const remedy = 'It should be one JSON object of variable names and values.';
  const document = parseJson(text, { ...about, remedy });
  const parsed = z.record(z.string(), z.unknown()).safeParse(document);
  if (parsed.success) return new Map(Object.entries(parsed.data));
  const problem = `should be an object, and is ${kindOfValue(document)}.`;
  throw new InputError({ tried: about.tried, problems: [{ path: about.name, problem, remedy }] });
}

function triedFor(name: string): string {
  return `read the variables in ${name}`;
}
