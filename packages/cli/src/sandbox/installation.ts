import { ownCommand, type Start, thisStart, wayOfStart } from '../own-command.ts';

const sandbox = '@tableflow-workshop/sandbox';

/** How the package of the sandbox comes to where this command was started, and the command that starts it then. */
export function installation(version?: string, start: Start = thisStart()): string {
  const at = version === undefined ? '' : `@${version}`;
  switch (wayOfStart(start)) {
    case 'npx':
      return `npx -p @tableflow-workshop/cli${at} -p ${sandbox}${at} lab3`;
    case 'global':
      return `npm install --global ${sandbox}${at}`;
    default:
      return `npm install ${sandbox}${at}`;
  }
}

/** What a person types to try the lab without an account. */
export function firstTry(hasSandbox: boolean, start: Start = thisStart()): string {
  const inSandbox = 'up --sandbox';
  if (wayOfStart(start) === 'npx') return `${installation(undefined, start)} ${inSandbox}`;
  const command = `${ownCommand(start)} ${inSandbox}`;
  return hasSandbox ? command : `${installation(undefined, start)} && ${command}`;
}
