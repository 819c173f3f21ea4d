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

  /** Removals come first, and a workspace has one binding. */
  updateWorkspaceBindings: (call, { state: { databricks } }) =>
    withSecurable(call, databricks, (securable) => {
      const refusal = refuseWithout(databricks, call.caller.id, [['MANAGE', securable]]);
      if (refusal) return refusal;
      const { add = [], remove = [] } = call.body as UnityCatalogSchemas['UpdateWorkspaceBindings'];
      const gone = new Set([...add, ...remove].map((one) => one.workspace_id));
      const kept = bindingsOf(databricks, securable).filter(({ workspace_id: id = 0 }) => !gone.has(id));
      const added = add.map(
        ({ workspace_id, binding_type = 'BINDING_TYPE_READ_WRITE' }): Binding => ({ workspace_id, binding_type }),
      );
      const bindings = [...kept, ...added];
      databricks.bindings = { ...databricks.bindings, [grantsKey(securable)]: bindings };
      return ok(bindings.length > 0 ? { bindings } : {});
    }),
};

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
