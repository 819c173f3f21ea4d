/**
 * Calls by the first part of their path, e.g. `tableflow` or `connect`: what runs side by side has no order between
 * APIs; within one it has.
 */
export function byApi(calls: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const apis: Record<string, string[]> = {};
  for (const call of calls) {
    const api = call.split('/')[1] ?? '';
    apis[api] = [...(apis[api] ?? []), call];
  }
  return apis;
}
