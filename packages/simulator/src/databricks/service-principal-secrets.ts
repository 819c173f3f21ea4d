import { createHash, randomUUID } from 'node:crypto';
import type { IdentitySchemas } from '@tableflow-workshop/databricks-client/identity';
import { type Answer, ok } from '../request/answer.ts';
import type { Call, Routes } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import { isWorkspaceAdministrator } from './principals.ts';
import type { SecretRecord, ServicePrincipalRecord } from './service-principal-record.ts';
import { denied, doesNotExist, invalidParameter } from './unity-errors.ts';

const longestLifetimeS = 730 * 86_400;
const mostSecrets = 5;

/** OAuth secrets of service principals. Source: D9.2. */
export const servicePrincipalSecretRoutes: Routes = {
  listServicePrincipalSecrets: (call, { state: { databricks } }) =>
    withPrincipal(call, databricks, ({ secrets = [] }) =>
      ok(secrets.length > 0 ? { secrets: secrets.map(shown) } : {}),
    ),

  createServicePrincipalSecret: (call, { state: { databricks }, clock, newUuid }) =>
    withPrincipal(call, databricks, (principal) => {
      const { lifetime } = (call.body ?? {}) as IdentitySchemas['CreateServicePrincipalSecret'];
      const seconds = lifetime === undefined ? longestLifetimeS : Number(/^(\d+)s$/.exec(lifetime)?.[1] ?? Number.NaN);
      if (!(seconds > 0 && seconds <= longestLifetimeS)) {
        return invalidParameter(`lifetime must be between 1s and ${longestLifetimeS}s.`);
      }
      const { secrets = [] } = principal;
      if (secrets.length >= mostSecrets) {
        return invalidParameter(`A service principal has at most ${mostSecrets} secrets.`);
      }
      const nowMs = clock.now();
      const value = `dose${randomUUID().replaceAll('-', '')}`;
      const made = { id: newUuid(), value, createdAtMs: nowMs, expiresAtMs: nowMs + seconds * 1_000 };
      principal.secrets = [...secrets, made];
      return ok({ ...shown(made), secret: made.value });
    }),

  deleteServicePrincipalSecret: (call, { state: { databricks } }) =>
    withPrincipal(call, databricks, (principal) => {
      const { secrets = [] } = principal;
      const left = secrets.filter((one) => one.id !== call.path.secret_id);
      if (left.length === secrets.length) return doesNotExist('SECRET', call.path.secret_id ?? '');
      principal.secrets = left;
      return ok({});
    }),
};

function withPrincipal(
  { path, caller }: Call,
  state: DatabricksState,
  answer: (principal: ServicePrincipalRecord) => Answer,
): Answer {
  if (!isWorkspaceAdministrator(state, caller.id)) return denied('Only an administrator of the workspace can do this.');
  const found = state.servicePrincipals.find((one) => one.id === path.service_principal_id);
  return found ? answer(found) : doesNotExist('SERVICE_PRINCIPAL', path.service_principal_id ?? '');
}

function shown({ id, value, createdAtMs, expiresAtMs }: SecretRecord): IdentitySchemas['ServicePrincipalSecret'] {
  const created = new Date(createdAtMs).toISOString();
  return {
    id,
    secret_hash: createHash('sha256').update(value).digest('hex'),
    status: 'ACTIVE',
    create_time: created,
    update_time: created,
    expire_time: new Date(expiresAtMs).toISOString(),
  };
}
