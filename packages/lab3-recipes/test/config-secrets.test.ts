import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { resolveLabConfig } from '../src/config/resolve-lab-config.ts';
import { definitionOf, isSecretSetting, settingNames } from '../src/config/setting-lookup.ts';
import { parseTerraformOutput } from '../src/config/terraform-output.ts';
import { parseTfvars } from '../src/config/tfvars.ts';
import { completeSource } from './support/complete-source.ts';
import { inputErrorOf } from './support/input-error.ts';

const secretNames = settingNames.filter(isSecretSetting);
const everythingOf = (error: Error): string => `${inspect(error, { depth: 9, showHidden: true })} ${error.stack}`;

/** Never wrapped in a secret by the code under test: so a clean message is clean by itself, not by redaction. */
const canary = 'canary-7f1e';

test('a configuration prints no secret, and gives it on demand', () => {
  const values = Object.fromEntries(secretNames.map((name) => [name, `kept-${name}-9c2b`]));
  const config = resolveLabConfig([completeSource(values)]);
  for (const print of [inspect(config, { depth: 9, showHidden: true }), JSON.stringify(config)]) {
    expect(print).not.toContain('9c2b');
    expect(print.split('[redacted]')).toHaveLength(secretNames.length + 1);
  }
  expect(config.confluent.cloudKey.secret.reveal()).toBe('kept-cloudApiSecret-9c2b');
  expect(config.confluent.tableflowKey?.secret.reveal()).toBe('kept-tableflowApiSecret-9c2b');
  expect(config.confluent.kafka.key.secret.reveal()).toBe('kept-kafkaApiSecret-9c2b');
  expect(config.confluent.schemaRegistry.key.secret.reveal()).toBe('kept-schemaRegistryApiSecret-9c2b');
  expect(config.databricks.clientSecret.reveal()).toBe('kept-clientSecret-9c2b');
  expect(config.source.password.reveal()).toBe('kept-databasePassword-9c2b');
});

test.each(settingNames)('%s: a secret that was put there does not show when it is refused', async (name) => {
  const refused = `${canary}\n<${canary}> ***`;
  const error = await inputErrorOf(() => resolveLabConfig([completeSource({ [name]: refused })]));
  expect(everythingOf(error)).not.toContain('canary');
});

test('notes show no key and no value that is not an id', () => {
  const complete = completeSource();
  const all = Object.fromEntries(Object.keys(complete.values).map((name) => [name, canary]));
  const lost = resolveLabConfig([complete, { origin: 'lost', values: all }]);
  expect(lost.notes).toHaveLength(4);
  const keyIds = { cloudApiKey: canary, tableflowApiKey: canary, kafkaApiKey: canary, clientId: canary };
  const split = resolveLabConfig([{ origin: 'ids only', values: keyIds }, complete]);
  expect(split.notes).toHaveLength(4);
  expect(JSON.stringify([lost.notes, split.notes])).not.toContain('canary');
});

const terraformPaths = settingNames.flatMap((name) => definitionOf(name).terraform ?? []);

test.each(terraformPaths)('Terraform output %s: nothing of a wrong value or a broken text shows', async (path) => {
  const [output = path, member] = path.split('.');
  const wrong = [canary, { [canary]: canary }];
  const value = member === undefined ? wrong : { [member]: wrong };
  const document = JSON.stringify({ [output]: { value, sensitive: true } });
  const misshapen = JSON.stringify({ [output]: { value, note: canary } });
  // One output of another shape refuses no file; what is said about it shows nothing either.
  for (const text of [document, misshapen]) {
    const source = parseTerraformOutput(text, 'outputs.json');
    expect(source.values).toEqual({});
    expect(JSON.stringify(source.leftOut)).toContain(`Terraform output ${output}`);
    expect(JSON.stringify(source.leftOut)).not.toContain('canary');
    const missing = await inputErrorOf(() => resolveLabConfig([source]));
    expect(everythingOf(missing)).not.toContain('canary');
  }
  for (const text of [`${document.slice(0, -3)}!`, `${canary}${document}`, `${canary}\n${document.slice(0, -3)}!`]) {
    const error = await inputErrorOf(() => parseTerraformOutput(text, 'outputs.json'));
    expect(everythingOf(error)).not.toContain('canary');
  }
});

const tfvarsNames = settingNames.flatMap((name) => definitionOf(name).tfvars ?? []);

test.each(tfvarsNames)('variable %s: nothing of a wrong value or a broken text shows', async (name) => {
  const wrong = [
    `${name} = ${canary}`,
    `${name} = { a = "${canary}" }`,
    `${name} = "${canary}`,
    `${name} = '${canary}'`,
    `${name} = "%{ ${canary} }"`,
    `${name} = "\${${canary}"`,
    `${name} = "a" ${canary}`,
    `${name} = <<${'EOF'}\n${canary}`,
    `${name} = "a"\n${canary} = "a"\n${canary} = "b"`,
  ];
  for (const text of wrong) {
    const error = await inputErrorOf(() => parseTfvars(text, 'terraform.tfvars'));
    expect(everythingOf(error)).not.toContain('canary');
  }
  const json = await inputErrorOf(() => parseTfvars(`{"${name}": {"a": "${canary}"}}`, 'a.tfvars.json'));
  expect(everythingOf(json)).not.toContain('canary');
});
