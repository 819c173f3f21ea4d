import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs a command in a folder, and gives what it printed. */
export type Run = (command: string, args: readonly string[], cwd: string) => string;

/** One way to use the packages, and what it takes. */
interface Consumer {
  readonly name: string;
  /** From npm, besides the packages themselves. */
  readonly needs: readonly string[];
  readonly use: (project: string) => void;
}

/** What the whole of LAB 3 imports, and what a bundle has to hold. */
const recipes = '@tableflow-workshop/lab3-recipes';
const isWhole = `Object.keys(recipes).length > 60 && typeof recipes.setUpLab3 === 'function'`;
const tfvars = `recipes.parseTfvars('prefix = "mill"', 'a.tfvars').then((source) => console.log(${isWhole} && source.values.prefix === 'mill'))`;
const imported = `import * as recipes from '${recipes}';\n${tfvars};\n`;

/** The ways of people: each Node that is alive, with both module systems, the runners and the bundlers. */
export function consumers(run: Run, entries: readonly string[]): readonly Consumer[] {
  const expectTrue = (printed: string): void => {
    if (printed.trim() !== 'true') throw new Error(`printed ${printed.trim().slice(0, 300)}`);
  };
  const write = (project: string, file: string, text: string): void => writeFileSync(join(project, file), text);
  const required = `${entries.map((entry) => `if (Object.keys(require('${entry}')).length === 0) throw new Error('${entry}');`).join('\n')}\nconst recipes = require('${recipes}');\n${tfvars};\n`;
  const bundled = (project: string, build: () => void): void => {
    write(project, 'bundle-me.js', imported);
    build();
    // Alone in a folder, so that it cannot find a file or a package beside it.
    const alone = join(project, '..', `alone-${project.split('-').at(-1)}`);
    mkdirSync(alone, { recursive: true });
    run('cp', [join(project, 'out', 'bundle.mjs'), alone], project);
    expectTrue(run('node', ['bundle.mjs'], alone));
  };
  const node = (version: string): Consumer => ({
    name: `Node ${version}, import and require`,
    needs: [`node@${version}`],
    use: (project) => {
      write(project, 'imported.mjs', imported);
      write(project, 'required.cjs', required);
      const binary = join(project, 'node_modules/node/bin/node');
      if (!run(binary, ['--version'], project).startsWith(`v${version}`)) throw new Error('another Node answered');
      expectTrue(run(binary, ['imported.mjs'], project));
      expectTrue(run(binary, ['--no-warnings', 'required.cjs'], project));
    },
  });
  const typed = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--lib', 'es2023', '--types', 'node'];
  return [
    node('20.19'),
    node('22'),
    node('24'),
    {
      name: 'tsx',
      needs: ['tsx'],
      use: (project) => {
        write(project, 'typed.mts', imported);
        // Not as a .cts: Node 20 cannot require an ES module from one that it runs through the hooks of tsx.
        write(project, 'typed.ts', `import recipes = require('${recipes}');\n${tfvars};\n`);
        write(project, 'required.cjs', required);
        for (const file of ['typed.mts', 'typed.ts', 'required.cjs']) expectTrue(run('npx', ['tsx', file], project));
      },
    },
    {
      name: 'Bun',
      needs: ['bun'],
      use: (project) => {
        write(project, 'imported.ts', imported);
        write(project, 'required.cjs', required);
        for (const file of ['imported.ts', 'required.cjs']) expectTrue(run('npx', ['bun', 'run', file], project));
      },
    },
    {
      name: 'esbuild',
      needs: ['esbuild'],
      use: (project) =>
        bundled(project, () => {
          const to = ['--bundle', '--platform=node', '--format=esm', '--outfile=out/bundle.mjs'];
          run('npx', ['esbuild', 'bundle-me.js', ...to], project);
        }),
    },
    {
      name: 'webpack',
      needs: ['webpack', 'webpack-cli'],
      use: (project) =>
        bundled(project, () => {
          const output = `{ path: require('node:path').resolve('out'), filename: 'bundle.mjs', module: true, chunkFormat: 'module' }`;
          const config = `{ mode: 'production', target: 'node20', entry: './bundle-me.js', experiments: { outputModule: true }, output: ${output} }`;
          write(project, 'webpack.config.cjs', `module.exports = ${config};\n`);
          run('npx', ['webpack'], project);
        }),
    },
    {
      name: 'vite',
      needs: ['vite'],
      use: (project) =>
        bundled(project, () => {
          const build = `{ ssr: 'bundle-me.js', outDir: 'out', rollupOptions: { output: { entryFileNames: 'bundle.mjs' } } }`;
          write(project, 'vite.config.mjs', `export default { ssr: { noExternal: true }, build: ${build} };\n`);
          run('npx', ['vite', 'build'], project);
        }),
    },
    {
      name: 'TypeScript without DOM, libraries checked',
      needs: ['typescript@5.9.3', '@types/node@20', '@types/pg'],
      use: (project) => {
        // What MSW declares of its own needs the DOM.
        const own = entries.filter((entry) => !entry.endsWith('/msw'));
        write(project, 'typed.ts', own.map((entry, index) => `export * as entry${index} from '${entry}';\n`).join(''));
        for (const module of ['nodenext', 'esnext']) {
          const resolution = module === 'esnext' ? 'bundler' : module;
          const options = ['--target', 'es2023', '--module', module, '--moduleResolution', resolution];
          run('npx', ['tsc', ...typed, ...options, 'typed.ts'], project);
        }
      },
    },
  ];
}
