import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPI3 } from 'openapi-typescript';
import { parse } from 'yaml';
import { type DescribedApi, describeOperations } from './operations.ts';
import { generateShapes } from './shapes.ts';
import { generateTypes } from './types.ts';

// Writes everything that follows from the API descriptions. With `--check` it writes nothing and fails on what is stale.

const packages = join(import.meta.dirname, '../../../packages');
const check = process.argv.includes('--check');
const clients = ['confluent-client', 'databricks-client'];

const outputs = new Map<string, string>();
for (const client of clients) {
  const apis: DescribedApi[] = [];
  for (const file of readdirSync(join(packages, client, 'openapi'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    const api = file.replace(/\.yaml$/, '');
    const description = parse(readFileSync(join(packages, client, 'openapi', file), 'utf8'));
    outputs.set(join(packages, client, 'src/generated', `${api}.ts`), await generateTypes(description as OpenAPI3));
    outputs.set(join(packages, client, 'src/generated', `${api}.shapes.ts`), generateShapes(description));
    apis.push(describeOperations(api, description));
  }
  outputs.set(
    join(packages, 'simulator/src/generated', `${client.replace('-client', '')}-operations.json`),
    `${JSON.stringify(apis, null, 1)}\n`,
  );
}

const stale = [...outputs]
  .filter(([path, text]) => current(path) !== text)
  .map(([path]) => path.slice(packages.length + 1));
if (check) {
  if (stale.length > 0) throw new Error(`Stale generated files, run \`pnpm generate\`:\n${stale.join('\n')}`);
  console.log(`${outputs.size} generated files are up to date`);
} else {
  for (const [path, text] of outputs) {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
  console.log(`${outputs.size} files generated, ${stale.length} changed`);
}

function current(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
