import { environmentSource } from './environment-source.ts';
import type { LabConfig } from './lab-config.ts';
import { resolveLabConfig } from './resolve-lab-config.ts';

/**
 * The configuration from environment variables alone: those of this process, of a sandbox (`sandbox.environment`), or of
 * a simulated world (`environmentOf(world)`).
 *
 * @param variables default `process.env`
 * @throws InputError that lists every missing and malformed value at once
 * @example const config = labConfigFromEnv()
 */
export function labConfigFromEnv(variables: Readonly<Record<string, string | undefined>> = process.env): LabConfig {
  return resolveLabConfig([environmentSource(variables)]);
}
