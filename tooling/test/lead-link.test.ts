import { expect, it } from 'vitest';
import { leadLink } from '../../site/src/lead-link.ts';

// Links are written for GitHub, and lead to the same on the site.

const github = 'https://github.com/tableflow-workshop/tableflow-workshop';

it.each([
  ['settings.md', 'docs/recipes.md', '/settings.md'],
  ['../../packages/cli/README.md#exit-codes', 'docs/json/README.md', '/packages/cli.md#exit-codes'],
  ['../decisions', 'docs/tools/kafka.md', '/decisions/index.md'],
  ['#sql', 'packages/sandbox/README.md', '#sql'],
  [`${github}/tree/main/docs/recipes.md`, 'packages/lab3-recipes/README.md', '/recipes.md'],
  [`${github}/tree/main/docs/json`, 'packages/cli/README.md', '/json/index.md'],
  ['../README.md', 'docs/recipes.md', `${github}/blob/main/README.md`],
  ['watch.schema.json', 'docs/json/README.md', `${github}/blob/main/docs/json/watch.schema.json`],
  ['../examples/terraform/', 'docs/recipes.md', `${github}/tree/main/examples/terraform`],
  ['https://json-schema.org', 'docs/json/README.md', 'https://json-schema.org'],
  ['nowhere.md', 'docs/recipes.md', '/not-in-the-repository/docs/nowhere.md'],
  ['../../elsewhere.md', 'docs/recipes.md', '/not-in-the-repository/../elsewhere.md'],
  [`${github}/tree/main/docs/nowhere.md`, 'docs/recipes.md', '/not-in-the-repository/docs/nowhere.md'],
])('%s in %s leads to %s', (link, file, place) => {
  expect(leadLink(link, file)).toBe(place);
});
