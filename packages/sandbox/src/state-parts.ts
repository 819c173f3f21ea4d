import type { SimulatorState } from '@tableflow-workshop/simulator';

/** What the control planes know, in parts that are written one by one: key and JSON. */
export type StateParts = ReadonlyMap<string, string>;

/** Those of which each list is a part: a change is in one of them, and the others need not be written again. */
const clouds = ['confluent', 'databricks'] as const;

/**
 * Takes a state apart. Results of statements are left out, as a warehouse does not keep them either.
 *
 * @example partsOf(state).get('confluent/topics')
 */
export function partsOf({ confluent, databricks, ...rest }: SimulatorState): StateParts {
  const lists = { confluent, databricks: { ...databricks, statements: [] } };
  return new Map([
    ...Object.entries(rest).map(([name, part]) => [name, JSON.stringify(part)] as const),
    ...clouds.flatMap((cloud) =>
      Object.entries(lists[cloud])
        .filter(([, part]) => part !== undefined)
        .map(([name, part]) => [`${cloud}/${name}`, JSON.stringify(part)] as const),
    ),
  ]);
}

/** Puts a state together again; `undefined` where nothing was kept. */
export function stateOf(parts: StateParts): SimulatorState | undefined {
  if (parts.size === 0) return undefined;
  const state: Record<string, unknown> = { confluent: {}, databricks: {} };
  for (const [key, text] of parts) {
    const [cloud = '', name] = key.split('/');
    if (name === undefined) state[cloud] = JSON.parse(text);
    else (state[cloud] as Record<string, unknown>)[name] = JSON.parse(text);
  }
  return state as unknown as SimulatorState;
}
