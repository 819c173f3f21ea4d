import type { SettingDefinition } from './setting-definition.ts';
import { type SettingName, settings } from './setting-names.ts';
import { optionalSecretText, secretText } from './setting-schemas.ts';

/** All names, in the order of the table. Problems are reported in this order too. */
export const settingNames = Object.keys(settings) as readonly SettingName[];

/** The row of the table for one setting. */
export function definitionOf(name: SettingName): SettingDefinition {
  return settings[name];
}

/** Whether the value must never be shown. */
export function isSecretSetting(name: SettingName): boolean {
  const { schema } = definitionOf(name);
  return schema === secretText || schema === optionalSecretText;
}

/** Whether the lab cannot start without it. Storage and the Tableflow key are checked apart. */
export function isRequiredSetting(name: SettingName): boolean {
  return !definitionOf(name).schema.safeParse(undefined).success;
}

/** Where a person may put a value, as the end of a sentence, and how to get one. */
export function adviceFor(name: SettingName): string {
  const { environment, terraform, tfvars, remedy } = definitionOf(name);
  const places = [
    environment && `the environment variable ${environment}`,
    terraform && `the Terraform output ${terraform.join(' or ')}`,
    tfvars && `${tfvars.join(' or ')} in terraform.tfvars`,
  ].filter(Boolean);
  return `Give it by ${places.join(', or by ')}. ${remedy}`;
}
