import type { IdentitySchemas } from '@tableflow-workshop/databricks-client/identity';
import { type Answer, created, ok } from '../request/answer.ts';
import type { Call, Routes } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import { isWorkspaceAdministrator } from './principals.ts';
import { scimError } from './scim-error.ts';
import type { ScimKind, ScimResource } from './scim-kind.ts';
import { scimList, withAttributes } from './scim-list.ts';
import { patched } from './scim-patch.ts';

/** Ids below are those of what every workspace has. */
const firstId = 10_000;

/** The operations of one kind of resource. Everybody may read; only who administers the workspace may write. Source: D9.1. */
export function scimRoutesOf(kind: ScimKind): Routes {
  return {
    [`list${kind.name}s`]: ({ query }, { state }) => scimList(kind.all(state.databricks), query),

    [`get${kind.name}`]: (call, { state }) =>
      withResource(kind, call, state.databricks, (found) => ok(withAttributes(found, call.query))),

    [`create${kind.name}`]: (call, surroundings) => {
      const { databricks } = surroundings.state;
      const id = String(firstId + Number.parseInt(surroundings.newUuid().slice(-12), 16));
      const resource = { ...kind.defaults(surroundings), ...sent(kind, call.body), id };
      const refusal = refuseStranger(databricks, call) ?? refuse(kind, databricks, resource);
      if (refusal) return refusal;
      kind.save(databricks, resource);
      return created(kind.all(databricks).find((one) => one.id === id));
    },

    [`replace${kind.name}`]: (call, { state: { databricks } }) =>
      withOwnResource(kind, call, databricks, ({ id = '', schemas, userName, applicationId, meta }) => {
        // What identifies it stays where it is not sent.
        const kept = Object.entries({ schemas, userName, applicationId, meta }).filter(
          ([, value]) => value !== undefined,
        );
        return save(kind, databricks, { ...Object.fromEntries(kept), ...sent(kind, call.body), id });
      }),

    [`update${kind.name}`]: (call, { state: { databricks } }) =>
      withOwnResource(kind, call, databricks, (resource) => {
        const { Operations: operations = [] } = (call.body ?? {}) as IdentitySchemas['ScimPatch'];
        const changed = patched(resource, operations, kind.attributes);
        return 'status' in changed ? changed : save(kind, databricks, changed.resource);
      }),

    [`delete${kind.name}`]: (call, { state: { databricks } }) =>
      withOwnResource(kind, call, databricks, ({ id = '', displayName }) => {
        if (kind.name === 'Group' && ['admins', 'users'].includes(String(displayName))) {
          return scimError(400, `The group ${displayName} cannot be deleted.`);
        }
        kind.remove(databricks, id);
        return ok({});
      }),
  };
}

function withResource(
  kind: ScimKind,
  { path: { id } }: Call,
  state: DatabricksState,
  answer: (resource: ScimResource) => Answer,
): Answer {
  const found = kind.all(state).find((one) => one.id === id);
  return found ? answer(found) : scimError(404, `${kind.name} with id ${id} not found.`);
}

function withOwnResource(
  kind: ScimKind,
  call: Call,
  state: DatabricksState,
  answer: (resource: ScimResource) => Answer,
): Answer {
  return refuseStranger(state, call) ?? withResource(kind, call, state, answer);
}

/** What was sent and can be set, without what is empty. */
function sent(kind: ScimKind, body: unknown): ScimResource {
  const value = Object.fromEntries(Object.entries(body ?? {}).filter(([name]) => kind.attributes.includes(name)));
  const changed = patched({}, [{ op: 'add', value }], kind.attributes);
  return 'status' in changed ? {} : changed.resource;
}

function save(kind: ScimKind, state: DatabricksState, resource: ScimResource): Answer {
  const refusal = refuse(kind, state, resource);
  if (refusal) return refusal;
  kind.save(state, resource);
  return ok({});
}

function refuse(kind: ScimKind, state: DatabricksState, resource: ScimResource): Answer | undefined {
  const problem = kind.problem(state, resource);
  return problem && scimError(problem.status, problem.detail, problem.status === 409 ? 'uniqueness' : undefined);
}

function refuseStranger(state: DatabricksState, { caller }: Call): Answer | undefined {
  if (isWorkspaceAdministrator(state, caller.id)) return undefined;
  return scimError(403, 'Only an administrator of the workspace can do this.');
}
