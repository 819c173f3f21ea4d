import { InputError } from '@tableflow-workshop/client-core';
import { findJsonFault } from './find-json-fault.ts';

/**
 * Reads JSON and says by line and column where it stops being JSON.
 * The engine's own message is not passed on: it quotes the text, and the text may be a secret.
 *
 * @throws InputError
 */
export function parseJson(text: string, about: { name: string; tried: string; remedy: string }): unknown {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch {
    const problem = json.trim() === '' ? 'is empty.' : `is not JSON: see ${positionOf(json)}.`;
    throw new InputError({ tried: about.tried, problems: [{ path: about.name, problem, remedy: about.remedy }] });
  }
}

function positionOf(text: string): string {
  const linesBefore = text.slice(0, findJsonFault(text)).split('\n');
  return `line ${linesBefore.length}, column ${(linesBefore.at(-1)?.length ?? 0) + 1}`;
}
