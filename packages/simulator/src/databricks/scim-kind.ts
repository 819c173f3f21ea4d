import type { Surroundings } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';

/** A user, a group or a service principal as SCIM shows it. */
export type ScimResource = Readonly<Record<string, unknown>> & { readonly id?: string };

/** One kind of resource of SCIM: what it holds, and where it is kept. */
export interface ScimKind {
  /** As operations and refusals name it. */
  readonly name: 'User' | 'Group' | 'ServicePrincipal';
  /** What a request may set. Anything else is not seen. */
  readonly attributes: readonly string[];
  /** As they are shown, the groups of each included. */
  all(state: DatabricksState): readonly ScimResource[];
  /** What a new one has besides what was sent. */
  defaults(surroundings: Surroundings): ScimResource;
  /** Why this cannot be, e.g. because another one has the name; `undefined` where it can. */
  problem(
    state: DatabricksState,
    resource: ScimResource,
  ): { readonly status: number; readonly detail: string } | undefined;
  /** Adds it, or puts it in the place of the one with its id. */
  save(state: DatabricksState, resource: ScimResource): void;
  remove(state: DatabricksState, id: string): void;
}

/** Replaces the one with the same id, or adds it at the end. */
export function withSaved<Resource extends { readonly id?: string }>(
  all: readonly Resource[],
  resource: Resource,
): Resource[] {
  const isKnown = all.some((one) => one.id === resource.id);
  return isKnown ? all.map((one) => (one.id === resource.id ? resource : one)) : [...all, resource];
}
