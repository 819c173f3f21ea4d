import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import { type Answer, ok } from '../request/answer.ts';
import type { Call, Routes } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import { grantsKey, grantsOn } from './grants.ts';
import { isSameName } from './names.ts';
import { listAnswer, type PageRule } from './paging.ts';
import { findPrincipal } from './principals.ts';
import { fitsOn, isPrivilege } from './privilege-names.ts';
import { isOwner, lineage, normalisePrivilege, refuseWithout } from './privileges.ts';
import { describeSecurable, findSecurable, type Securable, type SecurableType } from './securables.ts';
import { denied, doesNotExist, invalidParameter } from './unity-errors.ts';
import { refuseHidden } from './visibility.ts';

type Change = UnityCatalogSchemas['PermissionsChange'];

/** A page never splits a principal, and small pages are refused. Source: D5.1. */
const rule: PageRule = { least: 150 };
const paged: PageRule = { parameter: 'page_size', sizeWhenAbsent: 1_000 };

/** Grants. Source: D6.7. */
export const permissionRoutes: Routes = {
  /** Only what was granted on the object itself. */
  getPermissions: (call, { state: { databricks } }) =>
    withSecurable(call, databricks, (securable) =>
      listed('privilege_assignments', assignmentsOn(databricks, securable), { call, databricks, securable, rule }),
    ),

  /** Own grants bear no origin, inherited ones name it, and what owners may do is not listed. */
  getEffectivePermissions: (call, { state: { databricks } }) =>
    withSecurable(call, databricks, (securable) =>
      listed('privilege_assignments', effectiveOn(databricks, securable), { call, databricks, securable, rule }),
    ),

  /** The newer forms of both, always in pages. */
  listPrivilegeAssignments: (call, { state: { databricks } }) =>
    withSecurable(call, databricks, (securable) =>
      listed('privilege_assignments', assignmentsOn(databricks, securable), {
        call,
        databricks,
        securable,
        rule: paged,
      }),
    ),

  listEffectivePrivilegeAssignments: (call, { state: { databricks } }) =>
    withSecurable(call, databricks, (securable) => {
      const options = { call, databricks, securable, rule: paged };
      return listed('effective_privilege_assignments', effectiveOn(databricks, securable), options);
    }),

  /** All changes or none; removals come first. Source: D6.7. */
  updatePermissions: (call, { state: { databricks } }) =>
    withSecurable(call, databricks, (securable) => {
      const body = call.body as UnityCatalogSchemas['UpdatePermissions'];
      const changes = body.changes ?? [];
      for (const change of changes) {
        const refusal = refuseChange(databricks, call.caller.id, securable, change);
        if (refusal) return refusal;
      }
      for (const change of changes) apply(databricks, securable, change);
      const assignments = body.omit_permissions_in_response ? [] : assignmentsOn(databricks, securable);
      return ok(assignments.length > 0 ? { privilege_assignments: assignments } : {});
    }),
};

const types: readonly SecurableType[] = [
  'metastore',
  'catalog',
  'schema',
  'table',
  'volume',
  'external_location',
  'storage_credential',
];

/** The type is in the path in any case. Source: D6.7. */
function withSecurable({ path }: Call, state: DatabricksState, answer: (securable: Securable) => Answer): Answer {
  const { securable_type: typeInPath = '', full_name: fullName = '' } = path;
  const type = types.find((one) => one === typeInPath.toLowerCase());
  if (!type) return invalidParameter(`'${typeInPath}' is not a securable type of this simulator.`);
  const securable = findSecurable(state, type, fullName);
  return securable ? answer(securable) : doesNotExist(type.toUpperCase(), fullName);
}

/** The grants of the principal that is asked for, or of all, to who may see the object. */
function listed(
  key: string,
  assignments: readonly { readonly principal: string }[],
  options: {
    readonly call: Call;
    readonly databricks: DatabricksState;
    readonly securable: Securable;
    readonly rule: PageRule;
  },
): Answer {
  const { call, databricks, securable, rule } = options;
  const wanted = call.query.get('principal');
  const found = assignments.filter((one) => !wanted || isSameName(one.principal, wanted));
  const hidden = refuseHidden(databricks, call.caller.id, securable);
  return hidden ?? listAnswer(key, found, { query: call.query, nameOf: (one) => one.principal, rule });
}

function effectiveOn(state: DatabricksState, securable: Securable): { principal: string; privileges: unknown }[] {
  const principals = new Set(lineage(securable).flatMap((one) => Object.keys(grantsOn(state, one))));
  return [...principals].map((principal) => ({ principal, privileges: effective(state, securable, principal) }));
}

function assignmentsOn(state: DatabricksState, securable: Securable): { principal: string; privileges: string[] }[] {
  const grants = Object.entries(grantsOn(state, securable));
  return grants.map(([principal, privileges]) => ({ principal, privileges: [...privileges].sort() }));
}

function effective(
  state: DatabricksState,
  securable: Securable,
  principal: string,
): UnityCatalogSchemas['EffectivePrivilege'][] {
  return lineage(securable).flatMap((one) =>
    [...(grantsOn(state, one)[principal] ?? [])].sort().map((privilege) => ({
      privilege,
      ...(one === securable ? {} : { inherited_from_type: one.type.toUpperCase(), inherited_from_name: one.fullName }),
    })),
  );
}

function refuseChange(
  state: DatabricksState,
  caller: string,
  securable: Securable,
  change: Change,
): Answer | undefined {
  const add = (change.add ?? []).map(normalisePrivilege);
  const remove = (change.remove ?? []).map(normalisePrivilege);
  if (!change.principal) return invalidParameter('UpdatePermissions Missing required field: principal');
  const unknown = [...add, ...remove].find((privilege) => !isPrivilege(privilege));
  if (unknown !== undefined) return invalidParameter(`Privilege ${unknown} is not known.`);
  const unfit = add.find((privilege) => !fitsOn(securable.type, privilege));
  if (unfit !== undefined)
    return invalidParameter(`Privilege ${unfit} does not apply to ${describeSecurable(securable)}.`);
  // Source: D6.7.
  if (add.some((privilege) => remove.includes(privilege))) {
    return invalidParameter(`Duplicate privileges to add and delete for principal ${change.principal}.`);
  }
  if (!findPrincipal(state, change.principal)) return doesNotExist('PRINCIPAL', change.principal);
  return refuseWithout(state, caller, [['MANAGE', securable]]) ?? refuseLending(state, caller, securable, add);
}

/** Only the owner of the catalog, or of the location, lets others in from outside. Source: D6.8. */
function refuseLending(
  state: DatabricksState,
  caller: string,
  securable: Securable,
  add: readonly string[],
): Answer | undefined {
  const lent = add.find((privilege) => privilege.startsWith('EXTERNAL_USE_'));
  const lender = lineage(securable).at(-1);
  if (lent === undefined || !lender || isOwner(state, caller, lender)) return undefined;
  return denied(`Only the owner of ${describeSecurable(lender)} can grant ${lent.replaceAll('_', ' ')}.`);
}

function apply(state: DatabricksState, securable: Securable, change: Change): void {
  const principal = findPrincipal(state, change.principal ?? '') ?? '';
  const key = grantsKey(securable);
  const { [principal]: before = [], ...others } = state.grants[key] ?? {};
  const removed = new Set((change.remove ?? []).map(normalisePrivilege));
  const kept = before.filter((privilege) => !removed.has(privilege));
  const after = [...new Set([...kept, ...(change.add ?? []).map(normalisePrivilege)])];
  state.grants[key] = after.length > 0 ? { ...others, [principal]: after } : others;
}
