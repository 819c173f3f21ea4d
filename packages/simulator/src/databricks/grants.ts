import type { DatabricksState } from '../state.ts';
import type { World } from '../world.ts';
import type { Securable, SecurableType } from './securables.ts';

type Named = Pick<Securable, 'type' | 'fullName'>;

/** Where the grants on a securable stand in the state. */
export function grantsKey({ type, fullName }: Named): string {
  return `${type}/${fullName.toLowerCase()}`;
}

/** Privileges by principal, as they were granted on the securable itself. */
export function grantsOn(state: DatabricksState, securable: Named): Readonly<Record<string, readonly string[]>> {
  return state.grants[grantsKey(securable)] ?? {};
}

/** An object that is gone takes its grants along: a later one of the same name begins without any. */
export function dropGrants(state: DatabricksState, type: SecurableType, fullName: string): void {
  delete state.grants[grantsKey({ type, fullName })];
}

/** Grants follow an object that gets a new name. */
export function moveGrants(state: DatabricksState, type: SecurableType, from: string, to: string): void {
  const moved = state.grants[grantsKey({ type, fullName: from })];
  dropGrants(state, type, from);
  if (moved) state.grants[grantsKey({ type, fullName: to })] = moved;
}

/** What the service principal of the lab holds. */
export function seedGrants({ databricks }: World): DatabricksState['grants'] {
  const { catalogName, externalLocationName, storageCredentialName, grants, servicePrincipal } = databricks;
  const held = [
    [`catalog/${catalogName}`, grants.catalog],
    [`external_location/${externalLocationName}`, grants.externalLocation],
    [`storage_credential/${storageCredentialName}`, grants.storageCredential],
  ] as const;
  return Object.fromEntries(
    held.map(([securable, privileges]) => [securable.toLowerCase(), { [servicePrincipal.clientId]: [...privileges] }]),
  );
}
