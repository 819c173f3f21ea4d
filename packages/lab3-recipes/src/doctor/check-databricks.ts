import { unwrapDatabricks } from '@tableflow-workshop/databricks-client';
import { findingOf } from '../diagnosis/finding-of.ts';
import type { Finding } from '../findings/finding.ts';
import { probe } from '../findings/probe.ts';
import type { LabContext } from '../lab/context.ts';
import { missingCatalogPrivileges } from '../resources/unity-catalog/missing-privileges.ts';
import { externalLocationFindings } from './check-external-location.ts';
import { warehouseFindings } from './check-warehouse.ts';

/** With one of these every further read would be refused for the same reason. */
const shutOut: ReadonlySet<string> = new Set([
  'client-secret',
  'client-secret-expired',
  'service-principal-disabled',
  'workspace-private',
  'workspace-unreachable',
]);

/** Everything that Databricks must allow for the lab: login, metastore, catalog, external location. Reads only. */
export async function catalogSideFindings(lab: LabContext, signal?: AbortSignal): Promise<readonly Finding[]> {
  const metastore = await metastoreFindings(lab, signal);
  if (metastore.some((one) => shutOut.has(one.ruleId))) return metastore;
  const others = await Promise.all([catalogFindings(lab, signal), externalLocationFindings(lab, signal)]);
  return [...metastore, ...others.flat()];
}

/** The same, and the SQL warehouse that counts rows. */
export async function databricksFindings(lab: LabContext, signal?: AbortSignal): Promise<readonly Finding[]> {
  const metastore = await metastoreFindings(lab, signal);
  if (metastore.some((one) => shutOut.has(one.ruleId))) return metastore;
  const others = await Promise.all([
    catalogFindings(lab, signal),
    externalLocationFindings(lab, signal),
    warehouseFindings(lab, signal),
  ]);
  return [...metastore, ...others.flat()];
}

async function metastoreFindings(lab: LabContext, signal: AbortSignal | undefined): Promise<readonly Finding[]> {
  const { workspaceUrl, clientId } = lab.config.databricks;
  const summary = await probe(
    unwrapDatabricks(
      lab.databricks.unityCatalog.GET('/api/2.1/unity-catalog/metastore_summary', { signal }),
      `read the metastore of workspace ${workspaceUrl}`,
    ),
  );
  if ('error' in summary) {
    const finding = findingOf(summary.error, `workspace ${workspaceUrl}`, 'databricks');
    return [shutOut.has(finding.ruleId) ? { ...finding, subject: `service principal ${clientId}` } : finding];
  }
  if (summary.value.external_access_enabled !== false) return [];
  return [
    {
      ruleId: 'external-access-off',
      severity: 'error',
      subject: `metastore ${summary.value.name ?? summary.value.metastore_id ?? ''}`,
      evidence: 'external_access_enabled is false',
      remedy: 'A metastore administrator switches it on: Catalog, gear, Metastore, External data access.',
    },
  ];
}

async function catalogFindings(lab: LabContext, signal: AbortSignal | undefined): Promise<readonly Finding[]> {
  const subject = `catalog ${lab.config.databricks.catalogName}`;
  const missing = await probe(missingCatalogPrivileges(lab, signal));
  if ('error' in missing) return [findingOf(missing.error, subject, 'databricks')];
  return missing.value.map(({ privilege, problem, remedy }) => ({
    ruleId: privilege.toLowerCase().replaceAll('_', '-'),
    severity: 'error',
    subject,
    evidence: problem,
    remedy,
  }));
}
