import { ApiError, InputError, NetworkError, redactSecrets, SdkError } from '@tableflow-workshop/client-core';
import { causeOf } from '../diagnosis/find-cause.ts';
import type { Suspect } from '../diagnosis/rule.ts';

/** One thing that a look showed. `error` stops the lab, `warning` may, `note` is good to know. */
export interface Finding {
  /** The rule of the diagnosis table that it is a case of; `unknown` where none is. */
  readonly ruleId: string;
  readonly severity: 'error' | 'warning' | 'note';
  /** What it is about, e.g. `catalog river-hotels`. */
  readonly subject: string;
  readonly evidence: string;
  /** SQL, a call, a setting or a step in a console. */
  readonly remedy: string;
}

/** What a read gave: its answer, or the error with which the other side refused it. */
export type Probe<Value> = { readonly value: Value } | { readonly error: SdkError };

/** Makes a read whose refusal is an answer too. What is no refusal, such as an abort, is thrown. */
export async function probe<Value>(read: Promise<Value>): Promise<Probe<Value>> {
  try {
    return { value: await read };
  } catch (error) {
    if (SdkError.isInstance(error)) return { error };
    throw error;
  }
}

/** What an error says, without what we tried and without advice. */
export function saidBy(error: SdkError): string {
  if (ApiError.isInstance(error)) {
    const code = error.code === undefined || error.code === String(error.status) ? '' : ` ${error.code}`;
    return `${error.service} answered ${error.status}${code}${error.detail ? `: ${error.detail}` : ''}`;
  }
  if (NetworkError.isInstance(error))
    return `no answer from ${error.service} (${error.code ?? 'network error'}${error.detail ? `: ${error.detail}` : ''})`;
  if (InputError.isInstance(error)) return redactSecrets(error.problems.map((one) => one.problem).join(' '));
  // The advice has a place of its own.
  return (error.hint ? error.message.replace(error.hint, '') : error.message).trim();
}

/** A refused read as a finding. The rule table names it; a refusal that no rule knows stays `unknown`. */
export function findingOf(error: SdkError, subject: string, suspect: Suspect): Finding {
  const evidence = saidBy(error);
  const rule = causeOf(suspect, evidence);
  const remedy = error.hint ?? rule?.remedy ?? 'Nobody knows this text yet: read what it says.';
  return { ruleId: rule?.id ?? 'unknown', severity: 'error', subject, evidence, remedy };
}
