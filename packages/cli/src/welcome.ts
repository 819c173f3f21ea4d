import { ownCommand } from './own-command.ts';
import { firstTry } from './sandbox/installation.ts';
import { installedVersion } from './sandbox/load-sandbox.ts';

/** What a person reads who typed nothing but the name: first how to try it. */
export function welcome(): string {
  const command = ownCommand();
  return `To try it without an account, in a sandbox on this machine:

  ${firstTry(installedVersion() !== undefined)}

With accounts of your own:

  ${command} config     what is set, from where, and what is missing
  ${command} doctor     what would stop the lab
  ${command} plan       what up would do
  ${command} up         performs the lab
`;
}
