import { ApiError, InputError, NetworkError, redactSecrets, type SdkError } from '@tableflow-workshop/client-core';

/** What an error says, without what we tried and without advice. */
export function saidBy(error: SdkError): string {
  if (ApiError.isInstance(error)) {
    const code = error.code === undefined || error.code === String(error.status) ? '' : ` ${error.code}`;
    return `${error.service} returned ${error.status}${code}${error.detail ? `: ${error.detail}` : ''}`;
  }
  if (NetworkError.isInstance(error))
    return `no response from ${error.service} (${error.code ?? 'network error'}${error.detail ? `: ${error.detail}` : ''})`;
  if (InputError.isInstance(error)) return redactSecrets(error.problems.map((one) => one.problem).join(' '));
  // The advice has a place of its own.
  return (error.hint ? error.message.replace(error.hint, '') : error.message).trim();
}
