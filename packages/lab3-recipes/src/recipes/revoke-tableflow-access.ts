import { isNotFound } from '@tableflow-workshop/client-core';
import { changeGrants, type UnityCatalogClient } from '@tableflow-workshop/databricks-client';
import type * as z from 'zod';
import { oneAtATime } from '../mechanics/one-at-a-time.ts';
import type { CallOptions } from '../mechanics/options.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import {
  heldPrivileges,
  neededForTableflow,
  tableflowAccessSchema,
} from '../resources/unity-catalog/tableflow-privileges.ts';
import type { PrivilegeChange } from './grant-tableflow-access.ts';

/** Who is to publish no longer, and where. */
export type RevokeTableflowAccessInput = z.input<typeof tableflowAccessSchema>;

/** What was taken away. */
export interface RevokeTableflowAccessResult {
  readonly outcome: UndoOutcome;
  /** What was taken away. */
  readonly changes: readonly PrivilegeChange[];
}

/**
 * The undo of `grantTableflowAccess`: takes away the least set, and leaves what else the principal holds, such as
 * ALL_PRIVILEGES. It does not know who granted a privilege of the set: one that was there before is revoked too.
 *
 * Run it last: a table cannot be published any more, and Tableflow stops.
 *
 * Undo: `grantTableflowAccess`.
 *
 * @param administrator like that of `grantTableflowAccess`
 * @throws ApiError when the caller may not revoke
 * @example await revokeTableflowAccess(unityCatalog, { principal: clientId, catalogName: 'river-hotels', externalLocationName: 'river-location' });
 * @see https://docs.databricks.com/api/workspace/grants/update
 */
export async function revokeTableflowAccess(
  administrator: UnityCatalogClient,
  input: RevokeTableflowAccessInput,
  options: CallOptions = {},
): Promise<RevokeTableflowAccessResult> {
  const { principal, ...place } = parseInput(tableflowAccessSchema, input, 'revoke Tableflow access');
  const changes: PrivilegeChange[] = [];
  for (const { securable, needed } of neededForTableflow(place)) {
    await oneAtATime(administrator, `${securable.type}/${securable.fullName}`, async () => {
      try {
        const held = await heldPrivileges(administrator, securable, principal, options.signal);
        const loses = needed.filter((privilege) => held.includes(privilege));
        if (loses.length === 0) return;
        await changeGrants(administrator, securable, [{ principal, remove: loses }], options);
        changes.push({ securable, principal, gains: [], loses });
      } catch (error) {
        // A securable or a principal that is gone took its grants along.
        if (!isNotFound(error)) throw error;
      }
    });
  }
  return { outcome: changes.length > 0 ? 'deleted' : 'unchanged', changes };
}
