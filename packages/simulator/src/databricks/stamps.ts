import type { Call, Surroundings } from '../request/route.ts';

export interface Stamps {
  readonly owner: string;
  readonly metastore_id: string;
  readonly created_at: number;
  readonly created_by: string;
  readonly updated_at: number;
  readonly updated_by: string;
}

/** What every new object carries. The caller owns it. Source: D6. */
export function creationStamps({ caller }: Call, { clock, state }: Surroundings): Stamps {
  const nowMs = clock.now();
  return {
    owner: caller.id,
    metastore_id: state.databricks.metastore.metastore_id ?? '',
    created_at: nowMs,
    created_by: caller.id,
    updated_at: nowMs,
    updated_by: caller.id,
  };
}

/**
 * Changes the fields that were sent. An empty text or map removes the field, because empty ones are never shown; and
 * the time of an update is always later than the one before. Source: D6.
 */
export function updateFields(
  target: { updated_at?: number; updated_by?: string },
  fields: object,
  call: Call,
  surroundings: Surroundings,
): void {
  const record: Record<string, unknown> = target as Record<string, unknown>;
  for (const [key, value] of Object.entries(fields)) {
    if (isEmpty(value)) delete record[key];
    else record[key] = value;
  }
  target.updated_at = Math.max(surroundings.clock.now(), (target.updated_at ?? 0) + 1);
  target.updated_by = call.caller.id;
}

/** Drops what a caller sent empty. */
export function withoutEmpty<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))) as Fields;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0;
}
