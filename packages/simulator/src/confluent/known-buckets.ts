import type { SimulatorState } from '../state.ts';

/** A bucket of the customer. */
export interface KnownBucket {
  readonly name: string;
  readonly region: string;
}

/**
 * The buckets that there are: those of the world, and each that somebody declared by an external location over it. Nobody
 * creates a bucket here otherwise, and one that was declared is in the region of the lab's.
 */
function knownBuckets({ world, databricks }: SimulatorState): readonly KnownBucket[] {
  const declared = databricks.externalLocations.flatMap(({ url = '' }) => /^s3a?:\/\/([^/]+)/.exec(url)?.[1] ?? []);
  return [
    world.bucket,
    ...(world.otherBuckets ?? []),
    ...declared.map((name) => ({ name, region: world.bucket.region })),
  ];
}

/** One of them, by its name. */
export function findBucket(state: SimulatorState, name: string | undefined): KnownBucket | undefined {
  return knownBuckets(state).find((one) => one.name === name);
}
