import { type Answer, ok } from '../request/answer.ts';
import { scimError } from './scim-error.ts';
import type { ScimResource as Resource } from './scim-kind.ts';

const operators: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  eq: (value, wanted) => value === wanted,
  ne: (value, wanted) => value !== wanted,
  co: (value, wanted) => value.includes(wanted),
  sw: (value, wanted) => value.startsWith(wanted),
};

/**
 * One page of SCIM resources. A start beyond the end gives a page without resources: that is how a listing ends.
 * Source: D5.2 and D9.1.
 */
export function scimList(all: readonly Resource[], query: URLSearchParams): Answer {
  const matches = readFilter(query.get('filter'));
  if (typeof matches !== 'function') return matches;
  const found = sorted(all.filter(matches), query.get('sortBy'), query.get('sortOrder'));
  const startIndex = Math.max(1, Number(query.get('startIndex') ?? 1));
  const count = Number(query.get('count') ?? found.length);
  if (!Number.isInteger(startIndex) || !Number.isInteger(count) || count < 0)
    return scimError(400, 'startIndex and count must be whole numbers', 'invalidValue');
  const page = found.slice(startIndex - 1, startIndex - 1 + count).map((one) => withAttributes(one, query));
  return ok({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: found.length,
    startIndex,
    itemsPerPage: page.length,
    ...(page.length > 0 ? { Resources: page } : {}),
  });
}

/** Keeps the attributes that were asked for, or drops those that were not wanted; the id always stays. */
export function withAttributes(resource: Resource, query: URLSearchParams): Resource {
  const names = (key: string): string[] | undefined =>
    query
      .get(key)
      ?.toLowerCase()
      .split(',')
      .map((name) => name.trim());
  const wanted = names('attributes');
  const unwanted = names('excludedAttributes') ?? [];
  const isKept = (name: string): boolean => (wanted ? wanted.includes(name) : !unwanted.includes(name));
  return Object.fromEntries(
    Object.entries(resource).filter(([key]) => key === 'id' || key === 'schemas' || isKept(key.toLowerCase())),
  );
}

/** `displayName eq "admins"`; names and values are compared without regard to case. Source: D5.2. */
function readFilter(filter: string | null): ((resource: Resource) => boolean) | Answer {
  if (!filter) return () => true;
  const [, attribute, operator = '', quoted, bare] = /^\s*(\w+)\s+(\w+)\s+(?:"([^"]*)"|(\S+))\s*$/.exec(filter) ?? [];
  const compare = operators[operator.toLowerCase()];
  const wanted = (quoted ?? bare)?.toLowerCase();
  if (attribute === undefined || wanted === undefined || !compare)
    return scimError(400, `The filter ${filter} cannot be understood`, 'invalidFilter');
  return (resource) => compare(String(attributeOf(resource, attribute) ?? '').toLowerCase(), wanted);
}

function attributeOf(resource: Resource, attribute: string): unknown {
  return Object.entries(resource).find(([key]) => key.toLowerCase() === attribute.toLowerCase())?.[1];
}

function sorted(resources: readonly Resource[], sortBy: string | null, sortOrder: string | null): readonly Resource[] {
  if (!sortBy) return resources;
  const key = (resource: Resource): string => String(attributeOf(resource, sortBy) ?? '');
  const ascending = [...resources].sort((left, right) => key(left).localeCompare(key(right)));
  return sortOrder === 'descending' ? ascending.reverse() : ascending;
}
