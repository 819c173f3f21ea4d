import { InputError } from '@tableflow-workshop/client-core';
import { environmentSource, type SettingSource } from '@tableflow-workshop/lab3-recipes';
import { parseRoster, type Roster, readRoster } from '@tableflow-workshop/lab3-recipes/fleet';
import { type JoinedSandbox, joinSandbox } from '../sandbox/join-sandbox.ts';
import { keepFromProxies } from '../sandbox/keep-from-proxies.ts';
import { withSandbox } from '../sandbox/open-sandbox.ts';
import { sandboxProblem } from '../sandbox/sandbox-problem.ts';

/** A running sandbox that has attendees. @throws InputError where there is none */
export async function joinFleetSandbox(where: true | string): Promise<JoinedSandbox> {
  keepFromProxies();
  const sandbox = await joinSandbox(where === true ? undefined : where, process.env.LAB3_SANDBOX_TOKEN);
  if (!sandbox) throw sandboxProblem('no sandbox runs in this folder.', 'Start one: lab3 sandbox --attendees 20');
  if (sandbox.attendees.length === 0)
    throw sandboxProblem(`the sandbox of ${sandbox.name} has no attendees.`, 'Start one: lab3 sandbox --attendees 20');
  return sandbox;
}

/**
 * The attendees of a sandbox; with a roster, those of them that it names. Of a row only names of what the lab makes
 * count: where things are, and all secrets, are the sandbox's own.
 */
export async function sandboxRoster(sandbox: JoinedSandbox, path: string | undefined): Promise<Roster> {
  const completeRow = (row: readonly SettingSource[]): readonly SettingSource[] => attendeeSources(sandbox, row);
  if (path !== undefined) return readRoster(path, { completeRow, environment: process.env });
  const attendees = sandbox.attendees.map(({ prefix, environment }) => {
    return {
      attendee: `${prefix}@example.com`,
      prefix,
      CONFLUENT_ENVIRONMENT_ID: environment.CONFLUENT_ENVIRONMENT_ID,
    };
  });
  return parseRoster(JSON.stringify(attendees), sandbox.name, { completeRow });
}

function attendeeSources({ attendees, name }: JoinedSandbox, row: readonly SettingSource[]): readonly SettingSource[] {
  const wanted = row.map(({ values }) => values.environmentId).find((id) => id !== undefined);
  const found = attendees.find(({ environment }) => environmentSource(environment).values.environmentId === wanted);
  if (found) return withSandbox(found.environment, row);
  const problem = 'is not an environment of an attendee of the sandbox.';
  const remedy = `Leave --roster out for all attendees of ${name}, or take rows of roster.csv in its data folder.`;
  throw new InputError({ tried: 'find the attendee', problems: [{ path: 'environmentId', problem, remedy }] });
}
