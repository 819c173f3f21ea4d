import { definitionOf, type SettingName, settingNames } from '@tableflow-workshop/lab3-recipes';
import * as z from 'zod';

// What a configuration file may say, for editors: a run says the same of it, in words for a person.

const text = z.string();
const reference = z
  .strictObject({ env: text.describe('Name of the environment variable that has the value.') })
  .describe('Takes the value from an environment variable.');

const others: Readonly<Partial<Record<SettingName, z.ZodType>>> = {
  databasePort: z.union([z.int().min(1).max(65_535), text]),
  tableIncludeList: z.union([z.array(text), text]),
};

function descriptionOf(name: SettingName): string {
  const { environment, remedy } = definitionOf(name);
  return [remedy, ...(environment === undefined ? [] : [`In the environment: ${environment}.`])].join('\n');
}

const settings = Object.fromEntries(
  settingNames.map((name) => [
    name,
    z
      .union([others[name] ?? text, reference, z.null()])
      .optional()
      .describe(descriptionOf(name)),
  ]),
);

/** `lab3.config.json`. */
export const configFile = z.strictObject({
  $schema: text.optional().describe('This schema, for editors.'),
  terraform: text
    .optional()
    .describe("Folder of Terraform's root, or a file that `terraform output -json` wrote, as seen from this file."),
  terraformOutput: text.optional().describe('File that `terraform output -json` wrote, as seen from this file.'),
  tfvars: text.optional().describe('Variables file of Terraform, as seen from this file.'),
  ...settings,
});
