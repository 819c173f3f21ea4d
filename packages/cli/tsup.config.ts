import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { base } from '../../tsup.config.base.ts';

const pages = readdirSync('../../docs').filter((name) => name.endsWith('.md'));
const docs = pages.map((name) => [name.replace(/\.md$/, ''), readFileSync(`../../docs/${name}`, 'utf8')]);

// `lab3 mcp` has the SDK of the protocol and the pages of docs within: whoever installs the command gets no package for them.
export default defineConfig({
  ...base,
  entry: ['src/lab3.ts', 'src/define-config.ts'],
  define: { LAB3_DOCS: JSON.stringify(Object.fromEntries(docs)) },
});
