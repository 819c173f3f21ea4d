import { isNotFound } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import { findingOf } from '../diagnosis/finding-of.ts';
import type { Finding } from '../findings/finding.ts';
import { probe } from '../findings/probe.ts';
import type { LabContext } from '../lab/context.ts';

/** Whether the provider integration of the storage exists, is of the right kind, and is ready. Reads only. */
export async function providerIntegrationFindings(lab: LabContext, signal?: AbortSignal): Promise<readonly Finding[]> {
  const { storage } = lab.config;
  const subject = `provider integration ${storage.providerIntegrationId}`;
  const [aws, other] = await Promise.all([readV1(lab, signal), readV2(lab, signal)]);
  const isAws = storage.kind === 'ByobAws';
  const [right, wrong] = isAws ? [aws, other] : [other, aws];
  if ('value' in right) return isAws ? [] : judgeV2(other, subject);
  if (!isNotFound(right.error)) return [findingOf(right.error, subject, 'confluent')];
  const finding = { severity: 'error', subject } as const;
  // The second version knows AWS as well.
  const provider = 'value' in wrong && wrong === other ? other.value.provider?.toUpperCase() : undefined;
  if (isAws && 'value' in wrong && provider === 'AWS') return [];
  if ('value' in wrong)
    return [
      {
        ...finding,
        ruleId: 'provider-integration-kind',
        evidence: `it belongs to ${isAws ? (provider ?? 'another cloud') : 'AWS'}, and the storage of the lab is ${storage.kind}`,
        remedy: 'Name a provider integration of the cloud of the storage (LAB3_PROVIDER_INTEGRATION_ID).',
      },
    ];
  return [
    {
      ...finding,
      ruleId: 'provider-integration-missing',
      evidence: `provider integration ${storage.providerIntegrationId} was not found in ${lab.config.environmentId}`,
      remedy:
        'Check its id (LAB3_PROVIDER_INTEGRATION_ID; confluent provider-integration list shows them) and the environment.',
    },
  ];
}

function judgeV2(read: Awaited<ReturnType<typeof readV2>>, subject: string): readonly Finding[] {
  if (!('value' in read)) return [];
  const provider = read.value.provider?.toUpperCase();
  if (provider !== 'AZURE')
    return [
      {
        ruleId: 'provider-integration-kind',
        severity: 'error',
        subject,
        evidence: `it belongs to ${provider ?? 'another cloud'}, and the storage of the lab is on Azure`,
        remedy: 'Name a provider integration of Azure (LAB3_PROVIDER_INTEGRATION_ID).',
      },
    ];
  if (read.value.status !== 'DRAFT') return [];
  return [
    {
      ruleId: 'provider-integration-unauthorised',
      severity: 'error',
      subject,
      evidence: 'it is still a DRAFT',
      remedy: 'Give its application consent in the Azure tenant, configure it, and validate it.',
    },
  ];
}

function readV1(lab: LabContext, signal: AbortSignal | undefined) {
  const { environmentId, storage } = lab.config;
  const call = lab.confluent.cloud.providerIntegrations.GET('/pim/v1/integrations/{id}', {
    params: { path: { id: storage.providerIntegrationId }, query: { environment: environmentId } },
    signal,
  });
  return probe(unwrapConfluent(call, `read provider integration ${storage.providerIntegrationId}`));
}

function readV2(lab: LabContext, signal: AbortSignal | undefined) {
  const { environmentId, storage } = lab.config;
  const call = lab.confluent.cloud.providerIntegrationsV2.GET('/pim/v2/integrations/{id}', {
    params: { path: { id: storage.providerIntegrationId }, query: { environment: environmentId } },
    signal,
  });
  return probe(unwrapConfluent(call, `read provider integration ${storage.providerIntegrationId}`));
}
