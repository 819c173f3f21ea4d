import type { IdentitySchemas } from '@tableflow-workshop/databricks-client/identity';
import type { Answer } from '../request/answer.ts';
import { scimError } from './scim-error.ts';
import type { ScimResource } from './scim-kind.ts';

type Value = IdentitySchemas['ScimValue'];
type Changed = Record<string, unknown>;

/** What a path names: `members`, `name.givenName`, or `members[value eq "12"]`. */
const pathShape = /^(\w+)(?:\.(\w+)|\[\s*value\s+eq\s+"([^"]*)"\s*\])?$/i;

/**
 * A resource after the operations of a PATCH, or the refusal of one of them. A path may be missing; then the value has
 * the attributes. Entries without a value mean nothing. Source: D9.1.
 */
export function patched(
  resource: ScimResource,
  operations: readonly IdentitySchemas['ScimOperation'][],
  attributes: readonly string[],
): { readonly resource: ScimResource } | Answer {
  const changed: Changed = { ...resource };
  for (const { op, path, value } of operations) {
    const kind = op?.toLowerCase();
    if (kind !== 'add' && kind !== 'remove' && kind !== 'replace') {
      return scimError(400, `op has to be add, remove or replace, not ${op}`, 'invalidSyntax');
    }
    const refusal =
      path === undefined || path === ''
        ? withoutPath(changed, kind, value, attributes)
        : atPath(changed, kind, path, value, attributes);
    if (refusal) return refusal;
  }
  return { resource: changed };
}

function withoutPath(
  changed: Changed,
  kind: 'add' | 'remove' | 'replace',
  value: unknown,
  attributes: readonly string[],
): Answer | undefined {
  if (kind === 'remove') return scimError(400, 'remove needs a path', 'noTarget');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return scimError(400, 'Without a path the value has to be an object', 'invalidValue');
  }
  for (const [name, part] of Object.entries(value)) {
    const refusal = atPath(changed, kind, name, part, attributes);
    if (refusal) return refusal;
  }
  return undefined;
}

function atPath(
  changed: Changed,
  kind: 'add' | 'remove' | 'replace',
  path: string,
  value: unknown,
  attributes: readonly string[],
): Answer | undefined {
  const [, written = '', part, selected] = pathShape.exec(path) ?? [];
  const name = attributes.find((one) => one.toLowerCase() === written.toLowerCase());
  if (written.toLowerCase() === 'id' || written.toLowerCase() === 'schemas') return undefined;
  if (name === undefined) return scimError(400, `${path} cannot be changed`, 'invalidPath');
  if (selected !== undefined) {
    if (kind !== 'remove') return scimError(400, `${kind} cannot select by value`, 'invalidPath');
    set(
      changed,
      name,
      listOf(changed[name]).filter((one) => one.value !== selected),
    );
  } else if (part !== undefined) {
    const inner = { ...(changed[name] as Changed | undefined), [part]: kind === 'remove' ? undefined : value };
    set(changed, name, inner);
  } else if (kind === 'remove') {
    const gone = new Set(listOf(value).map((one) => one.value));
    set(changed, name, gone.size > 0 ? listOf(changed[name]).filter((one) => !gone.has(one.value)) : undefined);
  } else if (kind === 'add' && (Array.isArray(value) || Array.isArray(changed[name]))) {
    const before = listOf(changed[name]);
    const known = new Set(before.map((one) => one.value));
    set(changed, name, [...before, ...listOf(value).filter((one) => !known.has(one.value))]);
  } else {
    set(changed, name, Array.isArray(value) ? listOf(value) : value);
  }
  return undefined;
}

/** Nothing is kept of what is empty. */
function set(changed: Changed, name: string, value: unknown): void {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) delete changed[name];
  else changed[name] = value;
}

function listOf(value: unknown): readonly Value[] {
  const all = (Array.isArray(value) ? value : value === undefined ? [] : [value]) as readonly Value[];
  return all.filter((one) => one.value !== undefined && one.value !== '');
}
