import { type Clock, systemClock, waitUntil } from '@tableflow-workshop/client-core';
import { changeGrants, type Securable, type UnityCatalogClient } from '@tableflow-workshop/databricks-client';
import * as z from 'zod';
import { isAmbiguous } from '../mechanics/ensure.ts';
import { oneAtATime } from '../mechanics/one-at-a-time.ts';
import type { RecipeOptions } from '../mechanics/options.ts';
import type { Outcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import {
  heldPrivileges,
  type NeededPrivileges,
  neededForTableflow,
  tableflowAccessSchema,
} from '../resources/unity-catalog/tableflow-privileges.ts';

const inputSchema = tableflowAccessSchema.extend({
  /** Also take away from this principal what is beyond the least set, ALL_PRIVILEGES included. Default false. */
  exact: z.optional(z.boolean()),
  /** Change nothing and return who would gain and lose what. Default false. */
  planOnly: z.optional(z.boolean()),
});

/** Who is to publish where. */
export type GrantTableflowAccessInput = z.input<typeof inputSchema>;

/** The recipes that change grants act as an administrator, who has no lab and therefore brings the clock apart. */
export interface GrantOptions extends RecipeOptions {
  /** Default: the clock of the machine. */
  readonly clock?: Clock | undefined;
}

/** What a principal gains and loses on one securable. */
export interface PrivilegeChange {
  readonly securable: Securable;
  readonly principal: string;
  readonly gains: readonly string[];
  /** Empty unless `exact` is set. */
  readonly loses: readonly string[];
}

/** Who gained and lost what, or would. */
export interface GrantTableflowAccessResult {
  /** `created`: the principal held nothing before. `unchanged` also when only a plan was asked for. */
  readonly outcome: Outcome;
  /** What was changed or, with `planOnly`, would be. */
  readonly changes: readonly PrivilegeChange[];
}

/**
 * Gives a service principal the least set of privileges with which Tableflow publishes tables: on the catalog and on the
 * external location over the bucket. It adds to what is granted and never touches other principals.
 *
 * It takes the Unity Catalog client of an administrator and not the lab, whose service principal cannot grant itself
 * anything: EXTERNAL_USE_SCHEMA is for the owner of the catalog to grant, EXTERNAL_USE_LOCATION for that of the location.
 *
 * Undo: `revokeTableflowAccess`.
 *
 * @param input `exact` also takes from this principal what is beyond the least set, ALL_PRIVILEGES included; `planOnly`
 *   changes nothing and shows who would gain and lose what
 * @param options `timeoutMs` limits the wait until the grants show, default 1 minute
 * @throws ApiError for an unknown securable or principal, or when the caller may not grant; WaitError
 * @example
 * const administrator = createUnityCatalogClient({ workspaceUrl, credentials: accessTokenCredentials('dapi-of-an-administrator') });
 * await grantTableflowAccess(administrator, { principal: clientId, catalogName: 'river-hotels', externalLocationName: 'river-location' });
 * @see https://docs.databricks.com/aws/en/external-access/admin
 */
export async function grantTableflowAccess(
  administrator: UnityCatalogClient,
  input: GrantTableflowAccessInput,
  options: GrantOptions = {},
): Promise<GrantTableflowAccessResult> {
  const wanted = parseInput(inputSchema, input, 'grant Tableflow access');
  const places = neededForTableflow(wanted);
  const settle = async (place: NeededPrivileges): Promise<Settled> => {
    const held = await heldPrivileges(administrator, place.securable, wanted.principal, options.signal);
    const change = compare(place, held, wanted);
    const isDue = wanted.planOnly !== true && change.gains.length + change.loses.length > 0;
    if (isDue) await apply(administrator, place, change, options);
    return { change, isDone: isDue, heldNothing: held.length === 0 };
  };
  // Plans first: a catalog without its location, or the reverse, is then refused before anything is changed.
  if (wanted.planOnly !== true)
    for (const { securable } of places)
      await heldPrivileges(administrator, securable, wanted.principal, options.signal);

  const settled: Settled[] = [];
  for (const place of places) {
    const name = `${place.securable.type}/${place.securable.fullName}`;
    settled.push(await oneAtATime(administrator, name, () => settle(place)));
  }
  const isDone = settled.some((one) => one.isDone);
  return {
    outcome: !isDone ? 'unchanged' : settled.every((one) => one.heldNothing) ? 'created' : 'updated',
    changes: settled.map((one) => one.change).filter(({ gains, loses }) => gains.length + loses.length > 0),
  };
}

interface Settled {
  readonly change: PrivilegeChange;
  readonly isDone: boolean;
  readonly heldNothing: boolean;
}

function compare(
  { securable, needed }: NeededPrivileges,
  held: readonly string[],
  { principal, exact }: z.output<typeof inputSchema>,
): PrivilegeChange {
  return {
    securable,
    principal,
    gains: needed.filter((privilege) => !held.includes(privilege)),
    loses: exact === true ? held.filter((privilege) => !needed.includes(privilege)) : [],
  };
}

async function apply(
  administrator: UnityCatalogClient,
  { securable, needed }: NeededPrivileges,
  { principal, loses }: PrivilegeChange,
  options: GrantOptions,
): Promise<void> {
  const { clock = systemClock, signal } = options;
  // The whole set, not only what is missing: revoking ALL_PRIVILEGES may revoke what it includes.
  const change = { principal, add: needed, remove: loses };
  const failure = await changeGrants(administrator, securable, [change], { signal }).then(
    () => undefined,
    (error: unknown) => {
      if (!isAmbiguous(error)) throw error;
      return error;
    },
  );
  const isThere = (held: readonly string[]): boolean =>
    needed.every((privilege) => held.includes(privilege)) && !loses.some((privilege) => held.includes(privilege));
  if (failure) {
    // The response was lost; the live grants decide.
    if (!isThere(await heldPrivileges(administrator, securable, principal, signal))) throw failure;
    return;
  }
  if (options.wait === false) return;
  await waitUntil({
    ...options,
    waitingFor: `the grants of ${principal} on ${securable.type} ${securable.fullName} to show`,
    clock,
    timeoutMs: options.timeoutMs ?? 60_000,
    observe: (waitSignal) => heldPrivileges(administrator, securable, principal, waitSignal),
    judge: (held) => (isThere(held) ? { state: 'ready' } : { state: 'pending', phase: 'NOT SHOWN' }),
  });
}
