import { valueAt } from '@tableflow-workshop/client-core';
import type { IamPolicy, IamStatement } from './iam-policy.ts';

/** One side's role, and the id that it has to show. */
export interface TrustedRole {
  readonly roleArn: string;
  readonly externalId: string;
}

/**
 * The one trust policy of the customer's role: Confluent's role, which also tags its sessions, Databricks' role, and the
 * role itself, each with its external id.
 *
 * The role admits itself through its account and by name in a condition: AWS refuses a principal that does not exist, and
 * in this form the policy can be written together with the role, once.
 */
export function awsTrustPolicy(roleArn: string, confluent: TrustedRole, databricks: TrustedRole): IamPolicy {
  return {
    Version: '2012-10-17',
    Statement: [
      assume('ConfluentAssumesRole', confluent.roleArn, { StringEquals: { 'sts:ExternalId': confluent.externalId } }),
      {
        Sid: 'ConfluentTagsSession',
        Effect: 'Allow',
        Principal: { AWS: confluent.roleArn },
        Action: 'sts:TagSession',
      },
      assume('UnityCatalogAssumesRole', databricks.roleArn, {
        StringEquals: { 'sts:ExternalId': databricks.externalId },
      }),
      assume('RoleAssumesItself', roleArn.replace(/:role\/.*$/, ':root'), {
        StringEquals: { 'sts:ExternalId': databricks.externalId },
        ArnLike: { 'aws:PrincipalArn': roleArn },
      }),
    ],
  };
}

function assume(sid: string, principal: string, condition: NonNullable<IamStatement['Condition']>): IamStatement {
  return { Sid: sid, Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole', Condition: condition };
}

/** Whether a live policy says all that the wanted one says. Names of statements mean nothing, nor do additional statements. */
export function holdsTrust(live: unknown, wanted: IamPolicy): boolean {
  const statements = [valueAt(live, 'Statement')].flat().map(canonical);
  return wanted.Statement.every((statement) => statements.includes(canonical(statement)));
}

/** One text for one meaning: keys in order, a list of one is that one. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 ? canonical(value[0]) : `[${value.map(canonical).sort()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const entries = Object.entries(value).filter(([key]) => key !== 'Sid');
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).sort()}}`;
}
