import type { Secret } from '@tableflow-workshop/client-core';

/** Replaces each secret by its text, so that a test may compare whole configurations literally. */
export function revealed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isSecret(value)) return value.reveal();
  if (Array.isArray(value)) return value.map(revealed);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, revealed(member)]));
}

function isSecret(value: object): value is Secret {
  return 'reveal' in value;
}
