import { textAt, valueAt } from '@tableflow-workshop/client-core';
import type { SimulatorState, TrustRecord } from './state.ts';

/** Who wants to assume a role, and the external id that it shows. */
export interface Assumer {
  readonly principal: string | undefined;
  readonly externalId: string | undefined;
}

/** Whether a role admits a principal of another account. Source: C4.2 and D6.6. */
export function mayAssume(state: SimulatorState, nowMs: number, roleArn: string, assumer: Assumer): boolean {
  if (!state.trusts) return true;
  return statementsOf(state.trusts, nowMs, roleArn).some(
    (one) => isAdmitted(one, assumer.principal) && asksFor(one, assumer.externalId),
  );
}

/** Whether a role admits itself, by its name or through its whole account. Source: D6.6. */
export function isSelfAssuming(
  state: SimulatorState,
  nowMs: number,
  roleArn: string,
  externalId: string | undefined,
): boolean {
  if (!state.trusts) return true;
  const account = roleArn.replace(/:role\/.*$/, ':root');
  return statementsOf(state.trusts, nowMs, roleArn).some((one) => {
    const isNamed = textAt(one, 'Condition', 'ArnLike', 'aws:PrincipalArn') === roleArn;
    return (isAdmitted(one, roleArn) || (isAdmitted(one, account) && isNamed)) && asksFor(one, externalId);
  });
}

/** Whether an identity of Azure was admitted. */
export function mayEnter(state: SimulatorState, nowMs: number, identity: string): boolean {
  return state.trusts === undefined || current(state.trusts, nowMs, identity) !== undefined;
}

/** Whether something was set for this subject that does not show yet. */
export function isPropagating(state: SimulatorState, nowMs: number, subject: string): boolean {
  return (state.trusts ?? []).some((one) => one.subject === subject && one.worksFromMs > nowMs);
}

/** The last one that shows: a newer one is not known everywhere yet. */
function current(trusts: readonly TrustRecord[], nowMs: number, subject: string): TrustRecord | undefined {
  return trusts.filter((one) => one.subject === subject && one.worksFromMs <= nowMs).at(-1);
}

function statementsOf(trusts: readonly TrustRecord[], nowMs: number, roleArn: string): readonly unknown[] {
  const statements = valueAt(current(trusts, nowMs, roleArn)?.policy, 'Statement');
  return Array.isArray(statements)
    ? statements.filter((one) => textAt(one, 'Effect') === 'Allow' && isAssuming(one))
    : [];
}

function isAssuming(statement: unknown): boolean {
  return [valueAt(statement, 'Action')].flat().includes('sts:AssumeRole');
}

function isAdmitted(statement: unknown, principal: string | undefined): boolean {
  return principal !== undefined && [valueAt(statement, 'Principal', 'AWS')].flat().includes(principal);
}

function asksFor(statement: unknown, externalId: string | undefined): boolean {
  return textAt(statement, 'Condition', 'StringEquals', 'sts:ExternalId') === externalId;
}
