import { redactSecrets, SdkError } from '@tableflow-workshop/client-core';

/** An error as a person or a program reads it. Errors of the house explain themselves; others show where they arose. */
export function renderError(error: unknown, format: 'text' | 'json'): string {
  const isOurs = SdkError.isInstance(error);
  const message = error instanceof Error ? error.message : String(error);
  if (format === 'json') {
    const facts = isOurs
      ? { name: error.name, code: error.code, hint: error.hint, isRetryable: error.isRetryable }
      : { name: 'UnexpectedError' };
    return redactSecrets(JSON.stringify({ error: { ...facts, message } }));
  }
  const trace = isOurs || !(error instanceof Error) ? '' : `\n${error.stack?.split('\n').slice(1).join('\n') ?? ''}`;
  return redactSecrets(`\n✗ ${message}${trace}`);
}
