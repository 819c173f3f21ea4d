import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { base } from '../../tsup.config.base.ts';

const pages = readdirSync('../../docs').filter((name) => name.endsWith('.md'));
const docs = pages.map((name) => [name.replace(/\.md$/, ''), readFileSync(`../../docs/${name}`, 'utf8')]);

// `lab3 mcp` has the SDK of the protocol and the pages of docs within: whoever installs the command gets no package for them. The
// parser of the command line is within, too: one file is read in half the time.
export default defineConfig({
  ...base,
  entry: ['src/lab3.ts', 'src/define-config.ts'],
  // A text and no object: that one would be put into a file of its own, which every command loads.
  noExternal: ['commander'],
  // The parser asks for modules of Node as CommonJS does.
  banner: {
    js: "import { createRequire as createRequireOf } from 'node:module';\nconst require = createRequireOf(import.meta.url);",
  },
  define: { LAB3_DOCS: JSON.stringify(JSON.stringify(Object.fromEntries(docs))) },
});
