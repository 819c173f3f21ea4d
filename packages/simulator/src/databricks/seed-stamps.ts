import type { World } from '../world.ts';
import type { Stamps } from './stamps.ts';

/** Who made the workspace. */
export const seedAdmin = 'admin@river-hotels.example';

/** What every object of the workspace carries that LAB 2 made. */
export function seedStamps({ databricks }: World, nowMs: number): Stamps {
  return {
    metastore_id: databricks.metastoreId,
    owner: seedAdmin,
    created_at: nowMs,
    created_by: seedAdmin,
    updated_at: nowMs,
    updated_by: seedAdmin,
  };
}
