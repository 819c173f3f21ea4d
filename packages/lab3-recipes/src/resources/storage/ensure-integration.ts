import { ensure } from '../../mechanics/ensure.ts';
import type { ProviderIntegration, ProviderIntegrations } from './provider-integration.ts';

/** The provider integration of this name with the customer's side in it, and what had to be done for that. */
export async function ensureIntegration(
  integrations: ProviderIntegrations,
  name: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly thing: ProviderIntegration; readonly isNew: boolean; readonly isConfigured: boolean }> {
  const { thing, isNew } = await ensure({
    what: `provider integration "${name}"`,
    find: async () => (await integrations.list(signal)).find((one) => one.name === name),
    create: () => integrations.create(signal),
  });
  if (thing.customer !== undefined) return { thing, isNew, isConfigured: false };
  await integrations.configure(thing, signal);
  return { thing: { ...thing, customer: integrations.customer }, isNew, isConfigured: true };
}
