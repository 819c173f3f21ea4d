import { createSecret, InputError, type Secret } from '@tableflow-workshop/client-core';

/**
 * A secret that is one. Without types, and from variables that are not set, it may be anything.
 *
 * @throws InputError for what is empty or no text
 */
export function requiredSecret(path: string, given: Secret | string, tried: string): Secret {
  const value = typeof given === 'object' ? given?.reveal?.() : given;
  requireText(path, value, tried);
  return typeof given === 'string' ? createSecret(given) : given;
}

/**
 * Refuses an id that is none.
 *
 * @throws InputError for what is empty or no text
 */
export function requireText(path: string, value: unknown, tried: string): asserts value is string {
  if (typeof value === 'string' && value.trim() !== '') return;
  const problem = typeof value === 'string' ? 'is empty.' : `is ${value === null ? 'null' : typeof value}, not a text.`;
  const remedy = 'Give it as the workspace shows it; it may come from a variable that is not set.';
  throw new InputError({ tried, problems: [{ path, problem, remedy }] });
}
