import type { Answer } from '../request/answer.ts';
import type { DatabricksState } from '../state.ts';
import { holds, holdsAny, lineage, missingMessage } from './privileges.ts';
import type { Securable, SecurableType } from './securables.ts';
import { denied } from './unity-errors.ts';

/** What a caller must hold to see an object; BROWSE does as well. Source: D6.4 and D6.7. */
const seeing: Partial<Record<SecurableType, string>> = {
  catalog: 'USE_CATALOG',
  schema: 'USE_SCHEMA',
  table: 'SELECT',
  volume: 'READ_VOLUME',
};

/** The first privilege, from the catalog down, without which the caller does not see this. */
function hiddenBecause(state: DatabricksState, principal: string, securable: Securable): string | undefined {
  for (const one of lineage(securable).toReversed()) {
    const privilege = seeing[one.type];
    if (privilege === undefined) {
      if (!holdsAny(state, principal, one)) return missingMessage('BROWSE', one);
    } else if (!holds(state, principal, privilege, one) && !holds(state, principal, 'BROWSE', one)) {
      return missingMessage(privilege, one);
    }
  }
  return undefined;
}

export function isVisible(state: DatabricksState, principal: string, securable: Securable): boolean {
  return hiddenBecause(state, principal, securable) === undefined;
}

/** 403 for an object that exists and that the caller may not see. */
export function refuseHidden(state: DatabricksState, principal: string, securable: Securable): Answer | undefined {
  const reason = hiddenBecause(state, principal, securable);
  return reason === undefined ? undefined : denied(reason);
}
