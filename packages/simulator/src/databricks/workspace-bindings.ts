import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import { type Answer, ok } from '../request/answer.ts';
import type { Call, Routes } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import { grantsKey } from './grants.ts';
import { listAnswer } from './paging.ts';
import { refuseWithout } from './privileges.ts';
import { findSecurable, type Securable } from './securables.ts';
import { doesNotExist, invalidParameter } from './unity-errors.ts';
import { refuseHidden } from './visibility.ts';

type Binding = UnityCatalogSchemas['WorkspaceBinding'];

/** Which workspaces may use an object. They are kept; here is one workspace only. Source: D6.9. */
export const workspaceBindingRoutes: Routes = {
  getWorkspaceBindings: (call, { state: { databricks } }) =>
    withSecurable(call, databricks, (securable) => {
      const hidden = refuseHidden(databricks, call.caller.id, securable);
      const nameOf = (one: Binding): string => String(one.workspace_id).padStart(20, '0');
      return hidden ?? listAnswer('bindings', bindingsOf(databricks, securable), { query: call.query, nameOf });
    }),

  updateWorkspaceBindings: (call, { state: { databricks } }) =>
    withSecurable(call, databricks, (securable) => {
      const refusal = refuseWithout(databricks, call.caller.id, [['MANAGE', securable]]);
      if (refusal) return refusal;
      const { add = [], remove = [] } = call.body as UnityCatalogSchemas['UpdateWorkspaceBindings'];
      return bindingList(bind(databricks, securable, { add, remove }));
    }),

  /** The older form. */
  getCatalogWorkspaces: (call, { state: { databricks } }) =>
    withCatalog(call, databricks, (securable) => {
      const hidden = refuseHidden(databricks, call.caller.id, securable);
      return hidden ?? workspaceList(bindingsOf(databricks, securable));
    }),

  updateCatalogWorkspaces: (call, { state: { databricks } }) =>
    withCatalog(call, databricks, (securable) => {
      const refusal = refuseWithout(databricks, call.caller.id, [['MANAGE', securable]]);
      if (refusal) return refusal;
      const sent = call.body as UnityCatalogSchemas['UpdateCatalogWorkspaces'];
      const named = (ids: readonly number[] = []): Binding[] => ids.map((workspace_id) => ({ workspace_id }));
      const change = { add: named(sent.assign_workspaces), remove: named(sent.unassign_workspaces) };
      return workspaceList(bind(databricks, securable, change));
    }),
};

/** Removals come first, and a workspace has one binding. */
function bind(
  state: DatabricksState,
  securable: Securable,
  { add, remove }: { readonly add: readonly Binding[]; readonly remove: readonly Binding[] },
): readonly Binding[] {
  const gone = new Set([...add, ...remove].map((one) => one.workspace_id));
  const kept = bindingsOf(state, securable).filter((one) => !gone.has(one.workspace_id));
  const added = add.map((one): Binding => ({ binding_type: 'BINDING_TYPE_READ_WRITE', ...one }));
  const bindings = [...kept, ...added];
  state.bindings = { ...state.bindings, [grantsKey(securable)]: bindings };
  return bindings;
}

function bindingList(bindings: readonly Binding[]): Answer {
  return ok(bindings.length > 0 ? { bindings } : {});
}

function workspaceList(bindings: readonly Binding[]): Answer {
  return ok(bindings.length > 0 ? { workspaces: bindings.map((one) => one.workspace_id) } : {});
}

function withCatalog(call: Call, state: DatabricksState, answer: (securable: Securable) => Answer): Answer {
  const path = { securable_type: 'catalog', securable_name: call.path.name ?? '' };
  return withSecurable({ ...call, path }, state, answer);
}

const types = ['catalog', 'external_location', 'storage_credential'] as const;

function withSecurable({ path }: Call, state: DatabricksState, answer: (securable: Securable) => Answer): Answer {
  const { securable_type: typeInPath = '', securable_name: name = '' } = path;
  const written = typeInPath.toLowerCase();
  const type = types.find((one) => one === (written === 'credential' ? 'storage_credential' : written));
  if (!type) return invalidParameter(`'${typeInPath}' cannot be bound to a workspace.`);
  const securable = findSecurable(state, type, name);
  return securable ? answer(securable) : doesNotExist(type.toUpperCase(), name);
}

function bindingsOf(state: DatabricksState, securable: Securable): readonly Binding[] {
  return state.bindings?.[grantsKey(securable)] ?? [];
}
