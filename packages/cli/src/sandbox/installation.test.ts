import { describe, expect, it } from 'vitest';
import { firstTry, installation } from './installation.ts';

const started = (program: string) => ({ program, env: {} });
const byNpx = started('/home/ann/.npm/_npx/1f3a/node_modules/.bin/lab3');
const inProject = started('/home/ann/project/node_modules/.bin/lab3');
const byName = started('/usr/local/bin/lab3');
const pair = 'npx -p @tableflow-workshop/cli -p @tableflow-workshop/sandbox lab3';

describe('the sandbox', () => {
  it.each([
    ['npx', byNpx, pair],
    ['a project', inProject, 'npm install @tableflow-workshop/sandbox'],
    ['its name', byName, 'npm install --global @tableflow-workshop/sandbox'],
  ])('is installed where the command was started by %s', (_way, start, text) => {
    expect(installation(undefined, start)).toBe(text);
  });

  it('is of the same release', () => {
    expect(installation('1.2.3', inProject)).toBe('npm install @tableflow-workshop/sandbox@1.2.3');
    expect(installation('1.2.3', byNpx)).toBe(
      'npx -p @tableflow-workshop/cli@1.2.3 -p @tableflow-workshop/sandbox@1.2.3 lab3',
    );
  });
});

describe('the first try', () => {
  it.each([
    ['npx', true, byNpx, `${pair} up --sandbox`],
    ['npx', false, byNpx, `${pair} up --sandbox`],
    ['a project', true, inProject, 'npx @tableflow-workshop/cli up --sandbox'],
    [
      'a project',
      false,
      inProject,
      'npm install @tableflow-workshop/sandbox && npx @tableflow-workshop/cli up --sandbox',
    ],
    ['its name', false, byName, 'npm install --global @tableflow-workshop/sandbox && lab3 up --sandbox'],
  ])('by %s, with the sandbox installed: %s', (_way, hasSandbox, start, text) => {
    expect(firstTry(hasSandbox, start)).toBe(text);
  });
});
