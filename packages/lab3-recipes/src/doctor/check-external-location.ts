import { findingOf } from '../diagnosis/finding-of.ts';
import type { Finding } from '../findings/finding.ts';
import { probe } from '../findings/probe.ts';
import type { LabContext } from '../lab/context.ts';
import { listExternalLocations } from '../resources/storage/external-locations.ts';
import { coversRoot, storageRoot } from '../resources/storage/storage-root.ts';
import { missingLocationPrivileges } from '../resources/unity-catalog/missing-privileges.ts';

/** Whether an external location covers the place of the tables, and whether Tableflow may use it. Reads only. */
export async function externalLocationFindings(lab: LabContext, signal?: AbortSignal): Promise<readonly Finding[]> {
  const root = storageRoot(lab.config.storage);
  const listed = await probe(listExternalLocations(lab.databricks.unityCatalog, signal));
  if ('error' in listed) return [findingOf(listed.error, `storage ${root}`, 'databricks')];
  const covering = listed.value.find((one) => coversRoot(one, root));
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
  const privileges = await probe(
    missingLocationPrivileges(lab, { name: covering.name, owner: covering.owner }, signal),
  );
  if ('error' in privileges) return [findingOf(privileges.error, subject, 'databricks')];
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
  const missing = privileges.value.map(
    ({ privilege, problem, remedy }): Finding => ({
      ruleId: privilege.toLowerCase().replaceAll('_', '-'),
      severity: 'error',
      subject,
      evidence: problem,
      remedy,
    }),
  );
  return [...readOnly, ...missing];
}
