import { expect, it } from 'vitest';
import { definitionOf, isRequiredSetting, settingNames } from '../src/config/setting-lookup.ts';

// The page is written from the definitions, so that it cannot name a place where nobody checks.

const command = '@tableflow-workshop/cli';

const head = `# Settings

Every value that the lab takes, and where \`lab3\` reads it from. The first of these that has it counts:

1. the environment; the variables of Terraform count in it as \`TF_VAR_…\`;
2. the Terraform outputs that \`--terraform\` or \`--terraform-output\` names, then the variables file that \`--tfvars\` names;
3. the configuration file, \`lab3.config.json\` or \`lab3.config.ts\`;
4. the Terraform outputs and the variables file that the configuration file names.

So what is said for one run counts more than what a file says for all, and what a file says itself counts more than what it
refers to. Of several outputs the first that exists counts. An empty value counts as unset. \`lab3 config\` shows what counts, and
from where.

| configuration file | environment | Terraform output | tfvars | required | what it is |
|---|---|---|---|---|---|
`;

const foot = `
## The configuration file

\`lab3.config.json\`, \`.ts\`, \`.mts\`, \`.js\` or \`.mjs\` in the folder where \`lab3\` runs, one of them; or any file that
\`--config\` names. Its keys are those of the first column, and \`terraform\`, \`terraformOutput\` and \`tfvars\`, which name what
the options of these names do, as seen from the file. An option that is given replaces its key. Any other key is refused.

\`\`\`json
{
  "$schema": "https://raw.githubusercontent.com/tableflow-workshop/tableflow-workshop/main/docs/json/lab3.config.schema.json",
  "terraform": "../lab2",
  "topicPrefix": "riverhotel",
  "tableIncludeList": ["public.hotel", "public.customer"],
  "tableflowApiKey": { "env": "RIVER_TABLEFLOW_KEY" },
  "tableflowApiSecret": { "env": "RIVER_TABLEFLOW_SECRET" }
}
\`\`\`

With \`$schema\` an editor completes the keys and says what each is. \`{ "env": "NAME" }\` takes a value from an environment
variable, and is how a secret is given. One that is written in the file works, too; where git tracks that file, every command
says so, and \`lab3 config\` does not say \`complete\`.

In TypeScript, which needs no other package and no compiler, on any Node:

\`\`\`ts
import { defineConfig } from '${command}';

export default defineConfig({
  terraform: '../lab2',
  topicPrefix: process.env.USER,
});
\`\`\`

It may also be a function that returns the object, or a promise of it: \`defineConfig(async () => ({ … }))\` can ask a vault for
secrets. The file is a program of yours and may do whatever you may. It is not read by \`lab3 sandbox\` and \`lab3 completion\`. With
\`--sandbox\` only the names in it count, such as \`topicPrefix\` and \`tableIncludeList\`.
`;

const kafka = `
## A Kafka of your own

What \`lab3 sandbox --kafka <host:port,…>\` and \`lab3 doctor --kafka\` read from the environment, and from nowhere else ([Kafka's own
tools](tools/kafka.md)). An empty value counts as unset.

| environment | what it is |
|---|---|
| \`KAFKA_SECURITY_PROTOCOL\` | \`PLAINTEXT\` (the default), \`SSL\`, \`SASL_PLAINTEXT\`, or \`SASL_SSL\` (the default where there is a user name) |
| \`KAFKA_SASL_MECHANISM\` | \`PLAIN\` (the default), \`SCRAM-SHA-256\` or \`SCRAM-SHA-512\` |
| \`KAFKA_SASL_USERNAME\`, \`KAFKA_SASL_PASSWORD\` | the login; with Confluent Cloud an API key and its secret |
| \`KAFKA_SSL_CA_LOCATION\` | a file in PEM with the authorities that are trusted, where Node.js does not know them |
| \`KAFKA_SSL_CERTIFICATE_LOCATION\`, \`KAFKA_SSL_KEY_LOCATION\` | a certificate and its key in PEM, without a passphrase, for a broker that wants one of its clients |
`;

const code = (names: readonly (string | undefined)[]): string =>
  names
    .filter((name) => name !== undefined)
    .map((name) => `\`${name}\``)
    .join('<br>');

it('docs/settings.md names every setting with all its places', async () => {
  const rows = settingNames.map((name) => {
    const { environment, terraform = [], tfvars = [], remedy } = definitionOf(name);
    const cells = [
      code([name]),
      code([environment]),
      code(terraform),
      code(tfvars),
      isRequiredSetting(name) ? 'yes' : '',
      remedy,
    ];
    return `| ${cells.join(' | ')} |`.replaceAll(/ {2,}/g, ' ');
  });
  await expect(`${head}${rows.join('\n')}\n${foot}${kafka}`).toMatchFileSnapshot('../../../docs/settings.md');
});
