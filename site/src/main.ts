import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vitepress';
import { checkLinks } from './check-links.ts';
import { generateApi } from './generate-api.ts';
import { inRoot } from './repository.ts';
import { base, folder } from './site.ts';

// Builds the site into `site/dist`, and follows every link of it.

const begin = performance.now();
await generateApi();
await build(inRoot('site'));
const { pages, links, anchors, faults } = checkLinks(folder, base);
for (const fault of faults) console.error(fault);
const seconds = ((performance.now() - begin) / 1000).toFixed(0);
console.log(`${pages} pages, ${links} links on the site, ${anchors} of them with an anchor: ${faults.length} faults`);
console.log(`${folder}: ${megabytes(folder)} MB, ${seconds} s`);
if (faults.length > 0) process.exitCode = 1;

function megabytes(path: string): string {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return (files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0) / 1e6).toFixed(1);
}
