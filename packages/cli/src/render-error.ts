import { InputError, plainText, redactSecrets, SdkError } from '@tableflow-workshop/client-core';

/** An error as a person or a program reads it. Where it arose in the code is shown only with LAB3_TRACE set. */
export function renderError(error: unknown, format: 'text' | 'json'): string {
  const isOurs = SdkError.isInstance(error);
  const said = error instanceof Error ? error.message : String(error);
  // An error of the house brings lines of its own, which hold no others; of any other error, all is somebody else's.
  const message = isOurs ? said : plainText(said, 2_000);
  if (format === 'json') {
    const facts = isOurs
      ? { name: error.name, code: error.code, hint: error.hint, isRetryable: error.isRetryable }
      : { name: 'UnexpectedError' };
    const problems = InputError.isInstance(error) ? { problems: error.problems } : {};
    return redactSecrets(JSON.stringify({ error: { ...facts, ...problems, message } }));
  }
  const trace =
    process.env.LAB3_TRACE && error instanceof Error ? `\n${error.stack?.split('\n').slice(1).join('\n') ?? ''}` : '';
  return redactSecrets(`\n✗ ${message}${trace}`);
}
