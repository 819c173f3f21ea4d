import { kindOf, type OddAnswer, oddAnswer, readPage } from '@tableflow-workshop/client-core';
import type { paths } from './generated/unity-catalog.ts';
import { normalisePrivilege } from './normalise-privilege.ts';
import type { UnityCatalogSchemas } from './unity-catalog.ts';

type Privilege = UnityCatalogSchemas['Privilege'];

/** What privileges are granted on. */
export interface Securable {
  /** Kind of object, e.g. `catalog` or `external_location`. */
  readonly type: paths['/api/2.1/unity-catalog/permissions/{securable_type}/{full_name}']['get']['parameters']['path']['securable_type'];
  /** For a metastore, its id. */
  readonly fullName: string;
}

/** What one principal was granted on one securable. Privileges are written as Databricks writes them. */
export interface Grant {
  /** User name, group name, or application id of a service principal. */
  readonly principal: string;
  readonly privileges: readonly Privilege[];
}

/** Absent lists are empty. Privileges may be written with spaces or underscores, in any case. */
export interface GrantChange {
  /** User by e-mail, group by name, or service principal by its application id. */
  readonly principal: string;
  /** Privileges to grant. Default: none. */
  readonly add?: readonly Privilege[];
  /** Privileges to revoke. Default: none. */
  readonly remove?: readonly Privilege[];
}

/**
 * The grants of an answer. A server may write absent lists as `null`, and keep principals without privileges.
 *
 * @throws InvalidResponseError for what is no list of grants
 */
export function grantsOf(assignments: unknown, answer: Omit<OddAnswer, 'detail'>): readonly Grant[] {
  const { items } = readPage<Readonly<Record<string, unknown>>>({ items: assignments, nextToken: undefined }, answer);
  return items
    .map(({ principal, privileges }) => {
      if (typeof (principal ?? '') !== 'string')
        throw oddAnswer({ ...answer, detail: `${kindOf(principal)} where a principal is expected` });
      return {
        principal: (principal ?? '') as string,
        privileges: textsOf(privileges, answer).map(normalisePrivilege),
      };
    })
    .filter(({ privileges }) => privileges.length > 0);
}

function textsOf(privileges: unknown, answer: Omit<OddAnswer, 'detail'>): readonly string[] {
  if (privileges === undefined || privileges === null) return [];
  if (Array.isArray(privileges) && privileges.every((one) => typeof one === 'string')) return privileges;
  throw oddAnswer({ ...answer, detail: `${kindOf(privileges)} where the names of privileges are expected` });
}

/** Principals are compared without regard to case. */
export function isSamePrincipal(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
