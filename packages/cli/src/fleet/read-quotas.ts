import { InputError } from '@tableflow-workshop/client-core';
import { readJsonFile } from '@tableflow-workshop/lab3-recipes';
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
  const tried = 'read the quotas';
  const remedy = 'Write {"connectors": {"limit": 100, "used": 3}, "apiKeys": {"limit": 500}}; each may be left out.';
  const found = schema.safeParse(await readJsonFile(path, { tried, remedy }));
  if (found.success) return found.data;
  throw new InputError({ tried, problems: [{ path, problem: 'is not a JSON file with limits.', remedy }] });
}
