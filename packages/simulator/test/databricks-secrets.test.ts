import { servicePrincipalCredentials } from '@tableflow-workshop/databricks-client';
import { expect, it } from 'vitest';
import { clientId, createDatabricksLab, type DatabricksLab, said, workspaceUrl } from './databricks-lab.ts';

const secrets = '/api/2.0/accounts/servicePrincipals/{service_principal_id}/credentials/secrets';
const path = { service_principal_id: '20' };

async function getsToken({ simulator, clock }: DatabricksLab, clientSecret: string): Promise<boolean> {
  const credentials = servicePrincipalCredentials({
    workspaceUrl,
    fetch: simulator.fetch,
    clock,
    clientId,
    clientSecret,
  });
  return credentials.authorize().then(
    () => true,
    () => false,
  );
}

it('a secret is shown once, gets tokens until it ends, and not once it is deleted', async () => {
  const lab = createDatabricksLab();
  const { data } = await lab.admin.identity.POST(secrets, { params: { path }, body: { lifetime: '3600s' } });
  const { secret = '', id = '', ...rest } = data ?? {};
  const listed = await lab.admin.identity.GET(secrets, { params: { path } });
  expect(listed.data).toEqual({ secrets: [{ id, ...rest }] });
  expect(rest).toMatchObject({ status: 'ACTIVE', expire_time: '2026-01-01T01:00:00.000Z' });
  expect(await getsToken(lab, secret)).toBe(true);
  await new Promise<void>((resolve) => lab.clock.setTimer(3_600_000, resolve));
  expect(await getsToken(lab, secret)).toBe(false);
  const second = await lab.admin.identity.POST(secrets, { params: { path }, body: {} });
  expect(await getsToken(lab, second.data?.secret ?? '')).toBe(true);
  const at = { params: { path: { ...path, secret_id: second.data?.id ?? '' } } };
  await lab.admin.identity.DELETE(`${secrets}/{secret_id}`, at);
  expect(await getsToken(lab, second.data?.secret ?? '')).toBe(false);
  expect((await lab.admin.identity.DELETE(`${secrets}/{secret_id}`, at)).response.status).toBe(404);
});

it('there are five at most, for 730 days at most, and only administrators make them', async () => {
  const lab = createDatabricksLab();
  const make = (body = {}) => lab.admin.identity.POST(secrets, { params: { path }, body });
  const long = await make({ lifetime: '63072001s' });
  const odd = await make({ lifetime: 'a day' });
  const statuses = [];
  for (let turn = 0; turn < 6; turn += 1) statuses.push((await make()).response.status);
  const stranger = await lab.guest.identity.POST(secrets, { params: { path }, body: {} });
  const nobody = await lab.admin.identity.POST(secrets, {
    params: { path: { service_principal_id: '99' } },
    body: {},
  });
  expect([long, odd, stranger, nobody].map(({ response }) => response.status)).toEqual([400, 400, 403, 404]);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 400]);
  expect(said(long.error).message).toBe('lifetime must be between 1s and 63072000s.');
});
