import { InputError } from '@tableflow-workshop/client-core';
import { z } from 'zod';
import { kindOfValue } from './kind-of-value.ts';
import { definitionOf, settingNames } from './setting-lookup.ts';

const outputSchema = z.looseObject({
  value: z.unknown().refine((value) => value !== undefined),
  type: z.unknown().optional(),
  sensitive: z.boolean().optional(),
});
const documentSchema = z.record(z.string(), outputSchema);

const remedy = 'Write it with: terraform output -json > terraform-output.json';
const longestList = 12;

/**
 * Checks that a JSON document is what `terraform output -json` prints, and that the lab knows some of it.
 * Returns the values by output name.
 *
 * @throws InputError that says what the document is instead
 */
export function readTerraformDocument(document: unknown, about: { name: string; tried: string }): Map<string, unknown> {
  const refuse = (problem: string, advice = remedy): InputError =>
    new InputError({ tried: about.tried, problems: [{ path: about.name, problem, remedy: advice }] });

  const parsed = documentSchema.safeParse(document);
  if (!parsed.success) throw refuse(`is not what "terraform output -json" prints: ${describeLookalike(document)}.`);
  const found = Object.keys(parsed.data);
  if (found.length === 0) throw refuse('holds no outputs.', 'Run terraform apply first, in the folder of the state.');
  const known = knownOutputs();
  if (!found.some((output) => known.includes(output))) {
    throw refuse(
      `holds no output that the lab knows: it has ${listNames(found)}.`,
      `The lab expects ${known.join(', ')}.`,
    );
  }
  return new Map(found.map((output) => [output, parsed.data[output]?.value]));
}

function knownOutputs(): readonly string[] {
  const paths = settingNames.flatMap((name) => definitionOf(name).terraform ?? []);
  return [...new Set(paths.map((path) => path.split('.')[0] ?? path))];
}

/** Names only: a value may be a secret. */
function describeLookalike(document: unknown): string {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return `it is ${kindOfValue(document)}`;
  }
  const names = Object.keys(document);
  const has = (...wanted: readonly string[]): boolean => wanted.every((name) => names.includes(name));
  if (has('format_version', 'planned_values') || has('format_version', 'resource_changes')) {
    return 'it is a plan, as "terraform show -json" prints it';
  }
  if (has('format_version')) return 'it is a state, as "terraform show -json" prints it';
  if (has('terraform_version') || has('version', 'serial')) return 'it is a state file (terraform.tfstate)';
  if (names.some((name) => settingNames.some((setting) => definitionOf(setting).tfvars?.includes(name)))) {
    return 'it is a variables file (terraform.tfvars.json)';
  }
  const members = settingNames.flatMap((name) => definitionOf(name).terraform ?? []).map((path) => path.split('.')[1]);
  if (names.some((name) => members.includes(name))) {
    return 'it is one output, as "terraform output -json <name>" prints it';
  }
  return `${listNames(names)} should each be an object with "value", "type" and "sensitive"`;
}

function listNames(names: readonly string[]): string {
  const rest = names.length - longestList;
  return names.slice(0, longestList).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
