import { collect } from '@tableflow-workshop/client-core';
import { paginateDatabricks } from '@tableflow-workshop/databricks-client';
import type { LabStorage } from '../config/lab-config.ts';
import type { LabContext } from '../context.ts';
import { missingLocationPrivileges } from '../missing-privileges.ts';
import { type Finding, findingOf, probe } from './finding.ts';

/** Far more than a metastore has. */
const mostLocations = 10_000;

/** Whether an external location covers the place of the tables, and whether Tableflow may use it. Reads only. */
export async function externalLocationFindings(lab: LabContext, signal?: AbortSignal): Promise<readonly Finding[]> {
  const root = rootOf(lab.config.storage);
  const listed = await probe(
    collect(
      paginateDatabricks(
        (page_token) =>
          lab.databricks.unityCatalog.GET('/api/2.1/unity-catalog/external-locations', {
            params: { query: { max_results: 0, page_token } },
            signal,
          }),
        (page) => page.external_locations,
        'list the external locations',
      ),
      mostLocations,
    ),
  );
  if ('error' in listed) return [findingOf(listed.error, `storage ${root}`, 'databricks')];
  const covering = listed.value.find((one) => covers(one.url, root));
  if (!covering?.name) {
    const visible = listed.value.map((one) => `${one.name} (${one.url})`).join(', ') || 'none';
    return [
      {
        ruleId: 'location-not-covering',
        severity: 'error',
        subject: `storage ${root}`,
        evidence: `no external location covers ${root}; visible are: ${visible}`,
        remedy: `Create an external location on ${root}, or as its owner run: GRANT CREATE EXTERNAL TABLE, EXTERNAL USE LOCATION ON EXTERNAL LOCATION <location> TO \`${lab.config.databricks.clientId}\`;`,
      },
    ];
  }
  const subject = `external location ${covering.name}`;
  const missing = await probe(missingLocationPrivileges(lab, { name: covering.name, owner: covering.owner }, signal));
  if ('error' in missing) return [findingOf(missing.error, subject, 'databricks')];
  const readOnly: readonly Finding[] = covering.read_only
    ? [
        {
          ruleId: 'location-read-only',
          severity: 'warning',
          subject,
          evidence: 'the location is read-only',
          remedy: 'Clear "Read only" in its settings: Unity Catalog writes no table through it otherwise.',
        },
      ]
    : [];
  const lacking = missing.value.map(
    ({ privilege, problem, remedy }): Finding => ({
      ruleId: privilege.toLowerCase().replaceAll('_', '-'),
      severity: 'error',
      subject,
      evidence: problem,
      remedy,
    }),
  );
  return [...readOnly, ...lacking];
}

/** The root of the storage, as Unity Catalog writes it. */
function rootOf(storage: LabStorage): string {
  return storage.kind === 'ByobAws'
    ? `s3://${storage.bucketName}/`
    : `abfss://${storage.containerName}@${storage.storageAccountName}.dfs.core.windows.net/`;
}

/** A location on a folder covers nothing else of the bucket, and the tables begin at its root. */
function covers(url: string | undefined, root: string): boolean {
  return url !== undefined && root.startsWith(`${url.replace(/\/+$/, '')}/`);
}
