import { expect, test } from 'vitest';
import { inputErrorOf } from '../../test/support/input-error.ts';
import { parseTfvars, readTfvars } from './tfvars.ts';

const messageFor = async (text: string, name = 'terraform.tfvars'): Promise<string> =>
  (await inputErrorOf(() => parseTfvars(text, name))).message;

const intro = 'Could not read the variables in terraform.tfvars:\n';

test('takes known variables, with comments, heredocs and escapes', async () => {
  const source = await parseTfvars(
    [
      '# first',
      'prefix = "mill" // after a value',
      'confluent_cloud_api_key    = "MILL$${KEY}%%{x}"',
      'confluent_cloud_api_secret = "sla/sh+equals==\\"quote" /* block */',
      'databricks_sql_warehouse_name = ""',
      'cloud_region = var.not_ours',
      'allowed_cidr_blocks = ["203.0.113.0/24"]',
      'table_include_list = [',
      '  "public.hotel",',
      '  "public.guest",',
      ']',
    ].join('\r\n'),
    'terraform.tfvars',
  );
  expect(source.origin).toBe('terraform.tfvars (terraform.tfvars)');
  expect(source.values).toEqual({
    prefix: 'mill',
    cloudApiKey: `MILL\${KEY}%{x}`,
    cloudApiSecret: 'sla/sh+equals=="quote',
    tableIncludeList: 'public.hotel, public.guest',
  });
  expect(source.describe?.('cloudApiKey')).toBe('confluent_cloud_api_key (terraform.tfvars)');
});

test('takes the JSON form, where nothing is escaped', async () => {
  const text = '{"prefix": "mill", "confluent_cloud_api_secret": "a$${b}", "table_include_list": "public.hotel"}';
  const source = await parseTfvars(text, 'lab.auto.tfvars.json');
  expect(source.values).toEqual({ prefix: 'mill', cloudApiSecret: 'a$${b}', tableIncludeList: 'public.hotel' });
});

test('malformed HCL is told by line, column and kind of fault, never by its text', async () => {
  expect(await messageFor('prefix = "mill"\nconfluent_cloud_api_secret = "canary\n')).toBe(
    `${intro}  - terraform.tfvars: is not valid HCL: line 2, column 37: Invalid multi-line string. ` +
      'Each line should read: name = "value"',
  );
  expect(await messageFor('prefix = "%{ canary }"')).toBe(
    `${intro}  - terraform.tfvars: is not valid HCL: line 1, column 14: Invalid template control keyword. ` +
      'Each line should read: name = "value"',
  );
  expect(await messageFor("confluent_cloud_api_secret = 'canary'")).toBe(
    `${intro}  - terraform.tfvars: is not valid HCL: line 1, column 30: Invalid character. ` +
      'Write the value in straight double quotes: name = "value"',
  );
});

test('a bare word and a reference are expressions, not values', async () => {
  expect(
    await messageFor(`confluent_cloud_api_secret = canary-secret\ndatabricks_host = "https://\${var.canary}"`),
  ).toBe(
    `${intro}` +
      '  - confluent_cloud_api_secret (terraform.tfvars): is an expression, not a value. ' +
      'Write the value itself, in quotes.\n' +
      '  - databricks_host (terraform.tfvars): is an expression, not a value. Write the value itself, in quotes.',
  );
});

test('known variables of the wrong kind are told by name', async () => {
  expect(await messageFor('prefix = 7\nconfluent_cloud_api_secret = ["canary"]\ntable_include_list = [1]')).toBe(
    `${intro}` +
      '  - confluent_cloud_api_secret (terraform.tfvars): should be a string, and is a list. Write the value in quotes.\n' +
      '  - table_include_list (terraform.tfvars): should be a string or a list of strings, and is a list. ' +
      'Write the value in quotes.\n' +
      '  - prefix (terraform.tfvars): should be a string, and is a number. Write the value in quotes.',
  );
});

test('a broken JSON form is told too', async () => {
  const json = 'Could not read the variables in a.tfvars.json:\n';
  const remedy = 'It should be one JSON object of variable names and values.';
  expect(await messageFor('{"prefix": canary}', 'a.tfvars.json')).toBe(
    `${json}  - a.tfvars.json: is not JSON: see line 1, column 12. ${remedy}`,
  );
  expect(await messageFor('["canary"]', 'a.tfvars.json')).toBe(
    `${json}  - a.tfvars.json: should be an object, and is a list. ${remedy}`,
  );
});

test('a missing file is told by its path', async () => {
  expect((await inputErrorOf(() => readTfvars('nowhere/terraform.tfvars'))).message).toBe(
    'Could not read the variables in nowhere/terraform.tfvars:\n' +
      '  - nowhere/terraform.tfvars: does not exist. Check the path.',
  );
});
