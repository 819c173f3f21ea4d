import type { Answer } from '../request/answer.ts';
import type { DatabricksState } from '../state.ts';
import { grantsOn } from './grants.ts';
import { identitiesOf, isAdministrator, isWorkspaceAdministrator } from './principals.ts';
import { madeInMetastores } from './privilege-names.ts';
import { describeSecurable, type Securable } from './securables.ts';
import { denied } from './unity-errors.ts';

/** Not part of ALL_PRIVILEGES. Source: D6.7. */
const apart: ReadonlySet<string> = new Set(['EXTERNAL_USE_SCHEMA', 'EXTERNAL_USE_LOCATION', 'MANAGE']);
/** Not implied by ownership either. Source: D6.4. */
const onlyByGrant: ReadonlySet<string> = new Set(['EXTERNAL_USE_SCHEMA', 'EXTERNAL_USE_LOCATION']);

/** What the members of `admins` may make in the metastore of their workspace. Source: D10.1. */
const ofWorkspaceAdministrators: ReadonlySet<string> = new Set(madeInMetastores);

/** `use catalog` and `USE_CATALOG` are the same. Source: D6.7. */
export function normalisePrivilege(text: string): string {
  return text.trim().toUpperCase().replaceAll(/\s+/g, '_');
}

/** A securable and what its grants are inherited from, nearest first. */
export function lineage(securable: Securable): readonly Securable[] {
  return securable.parent ? [securable, ...lineage(securable.parent)] : [securable];
}

export function isOwner(state: DatabricksState, principal: string, securable: Securable): boolean {
  return securable.owner !== undefined && identitiesOf(state, principal).has(securable.owner.toLowerCase());
}

/**
 * Whether a principal holds a privilege: granted here or on a parent, by owning either, or as administrator of the
 * metastore. Source: D6.7.
 */
export function holds(state: DatabricksState, principal: string, privilege: string, securable: Securable): boolean {
  const granted = grantedTo(state, principal, securable);
  if (granted.has(privilege)) return true;
  if (onlyByGrant.has(privilege)) return false;
  if (granted.has('ALL_PRIVILEGES') && !apart.has(privilege)) return true;
  if (securable.type === 'metastore' && ofWorkspaceAdministrators.has(privilege)) {
    return isWorkspaceAdministrator(state, principal);
  }
  return isAdministrator(state, principal) || lineage(securable).some((one) => isOwner(state, principal, one));
}

/** Whether a principal has anything to do with a securable. */
export function holdsAny(state: DatabricksState, principal: string, securable: Securable): boolean {
  if (securable.type === 'metastore' && isWorkspaceAdministrator(state, principal)) return true;
  return grantedTo(state, principal, securable).size > 0 || holds(state, principal, 'MANAGE', securable);
}

/** What a call needs, in the order in which it is checked. */
export type Needs = readonly (readonly [privilege: string, securable: Securable])[];

/** Refuses a caller who does not have one of the privileges, naming the first. Source: D3.4 and D6.8. */
export function refuseWithout(state: DatabricksState, principal: string, needs: Needs): Answer | undefined {
  const message = firstMissing(state, principal, needs);
  return message === undefined ? undefined : denied(message);
}

/** The message about the first privilege that a principal does not have; `undefined` when none is missing. */
export function firstMissing(state: DatabricksState, principal: string, needs: Needs): string | undefined {
  const missing = needs.find(([privilege, securable]) => !holds(state, principal, privilege, securable));
  return missing && missingMessage(...missing);
}

export function missingMessage(privilege: string, securable: Securable): string {
  return `User does not have ${privilege.replaceAll('_', ' ')} on ${describeSecurable(securable)}.`;
}

function grantedTo(state: DatabricksState, principal: string, securable: Securable): ReadonlySet<string> {
  const identities = identitiesOf(state, principal);
  const grants = lineage(securable).flatMap((one) => Object.entries(grantsOn(state, one)));
  return new Set(grants.filter(([name]) => identities.has(name.toLowerCase())).flatMap(([, privileges]) => privileges));
}
