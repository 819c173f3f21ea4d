import { InputError } from '@tableflow-workshop/client-core';
import type { UnityCatalogClient } from '@tableflow-workshop/databricks-client';
import { missingGrants } from '../../compositions/plan/missing-grants.ts';
import { makeIntegration } from '../../compositions/set-up/make-parts.ts';
import type { LabConfig } from '../../config/lab-config.ts';
import { probe } from '../../findings/probe.ts';
import { diagnoseIntegration } from '../../recipes/diagnose-integration.ts';
import { grantTableflowAccess } from '../../recipes/grant-tableflow-access.ts';
import type { ExistingLab } from '../../resources/existing-lab/observe-existing-lab.ts';
import { findExternalLocation } from '../../resources/storage/find-external-location.ts';
import { listUnityIntegrations } from '../../resources/tableflow/unity-integrations.ts';
import { waitUntilUnityIntegrationConnected } from '../../resources/tableflow/wait-until-unity-integration-connected.ts';
import { findingOfDiagnosis } from '../finding-of-diagnosis.ts';
import { findingsOfError } from '../findings-of-error.ts';
import type { ApplicableFix, PartFixes } from './lab-fix.ts';

/** Unity Catalog as somebody who may grant; `undefined` where nobody is known. */
export type AdministratorOf = (config: LabConfig) => UnityCatalogClient | undefined;

/**
 * Privileges that Tableflow is missing are granted, where an administrator is known; an integration of the lab that has failed gets
 * its secret again. Reads only.
 */
export async function integrationFixes(
  existing: ExistingLab,
  administratorOf: AdministratorOf | undefined,
  signal: AbortSignal | undefined,
): Promise<PartFixes> {
  const { lab, adopted } = existing;
  const name = lab.config.integrationName;
  const access = await accessFixes(existing, administratorOf, signal);
  const integration = (await listUnityIntegrations(lab, signal)).find((one) => one.name === name);
  const { health, ...causes } = await diagnoseIntegration(lab, { name }, { signal });
  const isFailed = health.state === 'failed' || health.state === 'degraded';
  if (!isFailed) return access;
  const found = findingOfDiagnosis('catalog sync', { health, ...causes });
  const isOurs = !adopted.some(({ kind }) => kind === 'catalog integration');
  // The service takes the secret of one that has failed, and the check before would refuse missing grants.
  if (integration?.phase !== 'FAILED' || !isOurs || access.findings.length > 0) {
    const isSaid = access.findings.length > 0 || access.fixes.length > 0;
    return { fixes: access.fixes, findings: [...access.findings, ...(found && !isSaid ? [found] : [])] };
  }
  const restart: ApplicableFix = {
    kind: 'restart',
    what: 'Unity Catalog integration',
    evidence: found?.evidence ?? `the integration is ${health.phase}`,
    action: 'Send its client secret again, which publishes every table again.',
    warnings: [],
    perform: async (options) => {
      const { integrationId } = await makeIntegration(existing, options);
      await waitUntilUnityIntegrationConnected(lab, { integrationId }, options);
    },
  };
  return { fixes: [...access.fixes, restart], findings: [] };
}

async function accessFixes(
  { lab }: ExistingLab,
  administratorOf: AdministratorOf | undefined,
  signal: AbortSignal | undefined,
): Promise<PartFixes> {
  const missing = await probe(missingGrants(lab, signal));
  if ('value' in missing && missing.value.problems.length === 0) return { fixes: [], findings: [] };
  const tried = 'grant Tableflow access';
  const refusal = 'error' in missing ? missing.error : new InputError({ tried, problems: missing.value.problems });
  const findings = findingsOfError(refusal, 'Tableflow access');
  const administrator = administratorOf?.(lab.config);
  const location = administrator && (await findExternalLocation(administrator, lab.config.storage, { signal }));
  if (!administrator || location?.name === undefined) return { fixes: [], findings };
  const { clientId: principal, catalogName } = lab.config.databricks;
  const access = { principal, catalogName, externalLocationName: location.name };
  const { clock } = lab;
  const { changes } = await grantTableflowAccess(administrator, { ...access, planOnly: true }, { clock, signal });
  // A login that is refused, or a catalog that is missing, is not for grants.
  if (changes.length === 0) return { fixes: [], findings };
  return {
    findings: [],
    fixes: changes.map(({ securable, gains }) => ({
      kind: 'grant',
      what: `access of Tableflow to ${securable.type.replaceAll('_', ' ')} ${securable.fullName}`,
      evidence: findings[0]?.evidence ?? 'a privilege is missing',
      action: `Grant ${gains.join(', ')} to the service principal of Tableflow.`,
      warnings: [],
      // Both places at once, as the recipe does: for the second nothing is left.
      perform: (options) => grantTableflowAccess(administrator, access, { ...options, clock }),
    })),
  };
}
