import { type Timings, type TimingsOf, usualTimings } from './timings.ts';

/** Fast, usual and slow, in seconds, as observed in the clouds and written down in their guides. */
type Range = readonly [fast: number, usual: number, slow: number];

const ranges: Readonly<Record<Exclude<keyof Timings, 'catalogSyncMs' | 'tieringMs' | 'tieringFallbackMs'>, Range>> = {
  kafkaClusterProvisioningMs: [30, 120, 300],
  connectorProvisioningMs: [60, 150, 240],
  connectorFailureMs: [30, 45, 90],
  topicCreationMs: [5, 20, 60],
  schemaRegistrationMs: [0.5, 2, 10],
  tableflowStartMs: [30, 90, 240],
  tableflowStopMs: [10, 30, 120],
  providerIntegrationReleaseMs: [10, 40, 120],
  keyPropagationMs: [5, 10, 30],
  warehouseStartMs: [5, 20, 60],
  trustPropagationMs: [5, 15, 60],
};

/** From enabling Tableflow to a table that the catalog shows: known as a whole, starting included. */
const visibleAfter: Range = [300, 600, 900];

/**
 * Draws how long each thing takes: triangular between fast and slow, most often near usual. The same seed gives the
 * same times, whatever the order in which they are asked for, and every thing has its own.
 *
 * @example createSimulator({ clock: createVirtualClock(), timings: drawTimings(42) })
 */
export function drawTimings(seed: number): TimingsOf {
  return (name) => {
    const draw = (what: string, range: Range): number =>
      Math.round(triangular(uniform(`${seed}/${name}/${what}`), range) * 1_000);
    const drawn = Object.fromEntries(Object.entries(ranges).map(([what, range]) => [what, draw(what, range)]));
    const { tableflowStartMs = 0 } = drawn;
    return { ...usualTimings, ...drawn, catalogSyncMs: draw('visible', visibleAfter) - tableflowStartMs };
  };
}

function triangular(chance: number, [fast, usual, slow]: Range): number {
  const isBelow = chance < (usual - fast) / (slow - fast);
  return isBelow
    ? fast + Math.sqrt(chance * (slow - fast) * (usual - fast))
    : slow - Math.sqrt((1 - chance) * (slow - fast) * (slow - usual));
}

/** A number from 0 up to 1 that only the text decides. */
function uniform(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  // Texts that differ in their last character only must not lie close together.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
