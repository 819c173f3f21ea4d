import { readFile } from 'node:fs/promises';
import { InputError } from '@tableflow-workshop/client-core';
import type { SandboxFaults } from '@tableflow-workshop/sandbox';
import { faultsFile } from '../json/faults-file.ts';

/**
 * Reads what is to go wrong: a JSON file, or a list such as `wrongPassword=5%,lostSlot=1,pausedConnector=wp003+wp007,stoppedWarehouse`.
 *
 * @throws InputError with all that is wrong
 */
export async function readFaults(text: string): Promise<SandboxFaults> {
  const isFile = text.endsWith('.json');
  const found = faultsFile.safeParse(isFile ? await readJson(text) : listed(text));
  if (found.success) return found.data;
  const problems = found.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => problemOf(key, 'is not known.'))
      : [problemOf(issue.path.join('.') || text, `${issue.message}.`)],
  );
  throw new InputError({ tried: 'read the faults', problems });
}

function problemOf(path: string, problem: string): { path: string; problem: string; remedy: string } {
  const remedy = `Known are ${Object.keys(faultsFile.shape).join(', ')}.`;
  return { path, problem, remedy };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    const remedy =
      'Write {"wrongPassword": "5%", "suspendedTopic": 3}, or give a list: wrongPassword=5%,suspendedTopic=3.';
    throw new InputError({ tried: 'read the faults', problems: [{ path, problem: 'is not a JSON file.', remedy }] });
  }
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
