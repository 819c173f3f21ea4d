import { describe, expect, it } from 'vitest';
import { drawTimings } from './draw-timings.ts';
import type { Timings } from './timings.ts';

describe('drawn timings', () => {
  it('are the same for the same seed and name', () => {
    expect(drawTimings(7)('river-cdc')).toEqual(drawTimings(7)('river-cdc'));
  });

  it('differ by seed, and by name', () => {
    const drawn = [drawTimings(7)('river-cdc'), drawTimings(8)('river-cdc'), drawTimings(7)('mill-cdc')];
    expect(new Set(drawn.map((timings) => timings.connectorProvisioningMs)).size).toBe(3);
  });

  it.each([
    ['connectorProvisioningMs', 60_000, 150_000, 240_000],
    ['connectorFailureMs', 30_000, 55_000, 90_000],
    ['topicCreationMs', 5_000, 28_333, 60_000],
    ['schemaRegistrationMs', 500, 4_167, 10_000],
    ['tableflowStartMs', 30_000, 120_000, 240_000],
  ] satisfies [keyof Timings, number, number, number][])('of %s lie in its range', (what, fast, mean, slow) => {
    const drawn = draws().map((timings) => timings[what]);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(fast);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(slow);
    expect(Math.abs(meanOf(drawn) - mean)).toBeLessThan((slow - fast) / 50);
  });

  it('show a table 300 to 900 seconds after it was enabled, 600 in the middle', () => {
    const drawn = draws().map((timings) => timings.tableflowStartMs + timings.catalogSyncMs);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(300_000);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(900_000);
    expect(Math.abs(meanOf(drawn) - 600_000)).toBeLessThan(12_000);
  });
});

function draws(): readonly Timings[] {
  return Array.from({ length: 2_000 }, (_, seed) => drawTimings(seed)('river-cdc'));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
