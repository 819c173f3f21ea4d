import { readFile } from 'node:fs/promises';
import { InputError } from '@tableflow-workshop/client-core';
import type { FleetQuotas } from '@tableflow-workshop/lab3-recipes/fleet';
import { z } from 'zod';

const count = z.int().min(0);
const quota = z.strictObject({ limit: count, used: count.optional() }).optional();
const schema = z.strictObject({ connectors: quota, apiKeys: quota });

/**
 * Reads the limits of the organization from a JSON file.
 *
 * @throws InputError for a file that is not there, or says something else
 */
export async function readQuotas(path: string): Promise<FleetQuotas> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    const problem = 'is not a JSON file with limits.';
    const remedy = 'Write {"connectors": {"limit": 100, "used": 3}, "apiKeys": {"limit": 500}}; each may be left out.';
    throw new InputError({ tried: 'read the quotas', problems: [{ path, problem, remedy }] });
  }
}
