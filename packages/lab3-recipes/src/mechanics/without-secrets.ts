import { redactSecrets } from '@tableflow-workshop/client-core';

/**
 * A response whose texts are clean of every known secret. What a service says about itself (a trace, an error message)
 * may quote one, and ends up in errors and in the receipt.
 */
export function withoutSecrets<Answer>(answer: Answer): Answer {
  // One check of the whole is much cheaper than one of each text, and nearly always enough.
  const whole = JSON.stringify(answer) ?? '';
  return redactSecrets(whole) === whole ? answer : (clean(answer) as Answer);
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return redactSecrets(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, clean(member)]));
}
