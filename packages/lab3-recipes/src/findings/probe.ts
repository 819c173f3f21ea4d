import { SdkError } from '@tableflow-workshop/client-core';

/** What a read gave: its value, or the error with which the other side refused it. */
export type Probe<Value> = { readonly value: Value } | { readonly error: SdkError };

/** Makes a read whose refusal is a result too. What is not a refusal, such as an abort, is thrown. */
export async function probe<Value>(read: Promise<Value>): Promise<Probe<Value>> {
  try {
    return { value: await read };
  } catch (error) {
    if (SdkError.isInstance(error)) return { error };
    throw error;
  }
}
