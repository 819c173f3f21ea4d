import { text as readStream } from 'node:stream/consumers';
import { kindOfValue } from './kind-of-value.ts';
import { readTextFile } from './read-text-file.ts';
import { definitionOf, settingNames } from './setting-lookup.ts';
import type { SettingName } from './setting-names.ts';
import type { SettingSource } from './setting-source.ts';
import { settingText } from './setting-text.ts';
import { readTerraformDocument } from './terraform-document.ts';
import { readTerraformText } from './terraform-text.ts';

/**
 * Reads what `terraform output -json` wrote, from a file or, for `-`, from standard input.
 *
 * @example await readTerraformOutput('terraform-output.json')
 * @throws InputError
 */
export async function readTerraformOutput(
  path: string,
  readStandardInput: () => Promise<string> = () => readStream(process.stdin),
): Promise<SettingSource> {
  if (path === '-') return parseTerraformOutput(await readStandardInput(), 'standard input');
  return parseTerraformOutput(await readTextFile(path, triedFor(path)), path);
}

/**
 * Takes settings from the text that `terraform output -json` prints. All shapes of the workshop are known:
 * grouped outputs (`confluent_kafka.cluster_id`) and flat ones (`confluent_kafka_cluster_id`). What a terminal or a
 * container printed before and behind the JSON is passed over. An output of another shape, such as the list of a `count`,
 * counts as unset and is listed in `leftOut`.
 *
 * @throws InputError that never quotes the text
 */
export function parseTerraformOutput(text: string, name: string): SettingSource {
  const tried = triedFor(name);
  const document = readTerraformText(text, { name, tried });
  const outputs = readTerraformDocument(document, { name, tried });
  const values: Partial<Record<SettingName, string>> = {};
  const paths: Partial<Record<SettingName, string>> = {};
  const leftOut: Partial<Record<SettingName, string>> = {};

  for (const setting of settingNames) {
    for (const path of definitionOf(setting).terraform ?? []) {
      const found = textAt(outputs, path, setting);
      if ('problem' in found) {
        leftOut[setting] ??= `Terraform output ${found.path} (${name}) ${found.problem}`;
      } else if (found.text !== undefined) {
        values[setting] = found.text;
        paths[setting] = path;
        break;
      }
    }
  }
  return {
    origin: `terraform output (${name})`,
    values,
    leftOut,
    describe: (setting) => `Terraform output ${paths[setting] ?? setting} (${name})`,
  };
}

type Found = { readonly text: string | undefined } | { readonly path: string; readonly problem: string };

function textAt(outputs: ReadonlyMap<string, unknown>, path: string, setting: SettingName): Found {
  const [output = path, member] = path.split('.');
  let value = outputs.get(output);
  if (value === undefined || value === null) return { text: undefined };
  if (member !== undefined) {
    if (typeof value !== 'object' || Array.isArray(value)) {
      return { path: output, problem: `should be an object, and is ${kindOfValue(value)}.` };
    }
    value = new Map<string, unknown>(Object.entries(value)).get(member);
  }
  const found = settingText(setting, value);
  return 'text' in found ? found : { path, problem: `should be ${found.expected}, and is ${found.got}.` };
}

function triedFor(name: string): string {
  return `read the Terraform outputs in ${name}`;
}
