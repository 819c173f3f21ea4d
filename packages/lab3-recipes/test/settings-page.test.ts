import { expect, it } from 'vitest';
import { definitionOf, isRequiredSetting, settingNames } from '../src/config/setting-lookup.ts';

// The page is written from the definitions, so that it cannot name a place where nobody checks.

const head = `# Settings

Every value that the lab takes, and where it is read from: first in the environment, then among the Terraform outputs,
then in the variables file, whose variables also count as \`TF_VAR_…\` in the environment. Of several outputs the first that exists counts. An empty value counts as unset.

| environment | Terraform output | tfvars | required | what it is |
|---|---|---|---|---|
`;

const code = (names: readonly (string | undefined)[]): string =>
  names
    .filter((name) => name !== undefined)
    .map((name) => `\`${name}\``)
    .join('<br>');

it('docs/settings.md names every setting with all its places', async () => {
  const rows = settingNames.map((name) => {
    const { environment, terraform = [], tfvars = [], remedy } = definitionOf(name);
    const cells = [code([environment]), code(terraform), code(tfvars), isRequiredSetting(name) ? 'yes' : '', remedy];
    return `| ${cells.join(' | ')} |`.replaceAll(/ {2,}/g, ' ');
  });
  await expect(`${head}${rows.join('\n')}\n`).toMatchFileSnapshot('../../../docs/settings.md');
});
