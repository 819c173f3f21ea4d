import { InputError } from '@tableflow-workshop/client-core';
import { readJsonFile } from '@tableflow-workshop/lab3-recipes';
import type { SandboxFaults } from '@tableflow-workshop/sandbox';
import { faultsFile } from '../json/faults-file.ts';

const tried = 'read the faults';
const remedy = 'Write {"wrongPassword": "5%", "suspendedTopic": 3}, or give a list: wrongPassword=5%,suspendedTopic=3.';

/**
 * Reads what is to go wrong: a JSON file, or a list such as `wrongPassword=5%,lostSlot=1,pausedConnector=wp003+wp007,stoppedWarehouse`.
 *
 * @throws InputError with all that is wrong
 */
export async function readFaults(text: string): Promise<SandboxFaults> {
  const isFile = text.endsWith('.json');
  const found = faultsFile.safeParse(isFile ? await readJsonFile(text, { tried, remedy }) : listed(text));
  if (found.success) return found.data;
  const problems = found.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => problemOf(key, 'is not known.'))
      : [problemOf(issue.path.join('.') || text, `${issue.message}.`)],
  );
  throw new InputError({ tried, problems });
}

function problemOf(path: string, problem: string): { path: string; problem: string; remedy: string } {
  const remedy = `Known are ${Object.keys(faultsFile.shape).join(', ')}.`;
  return { path, problem, remedy };
}

function listed(text: string): unknown {
  const entries = text.split(',').map((part) => {
    const [name = '', value] = part.split('=');
    if (value === undefined) return [name.trim(), true];
    if (/^\d+$/.test(value)) return [name.trim(), Number(value)];
    return [name.trim(), value.startsWith('wp') ? value.split('+') : value];
  });
  return Object.fromEntries(entries);
}
