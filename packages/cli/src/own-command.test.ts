import { expect, it } from 'vitest';
import { ownCommand } from './own-command.ts';

it.each([
  ['/home/ann/workshop/packages/cli/bin/lab3.cjs', { npm_lifecycle_event: 'lab3' }, 'npm run --silent lab3 --'],
  ['/home/ann/workshop/packages/cli/bin/lab3.cjs', { npm_lifecycle_event: 'start' }, 'npm run --silent lab3 --'],
  ['/home/ann/.npm/_npx/1f3a/node_modules/.bin/lab3', { npm_command: 'exec' }, 'npx @tableflow-workshop/cli'],
  ['/home/ann/project/node_modules/.bin/lab3', { npm_lifecycle_event: 'npx' }, 'npx @tableflow-workshop/cli'],
  ['/home/ann/project/node_modules/@tableflow-workshop/cli/bin/lab3.cjs', {}, 'npx @tableflow-workshop/cli'],
  ['C:\\work\\node_modules\\@tableflow-workshop\\cli\\bin\\lab3.cjs', {}, 'npx @tableflow-workshop/cli'],
  ['/usr/local/lib/node_modules/@tableflow-workshop/cli/bin/lab3.cjs', {}, 'lab3'],
  ['/usr/local/bin/lab3', {}, 'lab3'],
])('%s, started with %o, is started again by %s', (program, env, command) => {
  expect(ownCommand({ program, env: env as Record<string, string> })).toBe(command);
});
