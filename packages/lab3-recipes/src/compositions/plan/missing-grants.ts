import type { InputProblem } from '@tableflow-workshop/client-core';
import type { LabContext } from '../../lab/context.ts';
import { listExternalLocations } from '../../resources/storage/external-locations.ts';
import { coversRoot, storageRoot } from '../../resources/storage/storage-root.ts';
import {
  type MissingPrivilege,
  missingCatalogPrivileges,
  missingLocationPrivileges,
} from '../../resources/unity-catalog/missing-privileges.ts';

/** What a principal has yet to be given on one securable. */
export interface PlannedGrant {
  /** E.g. `catalog river-hotels`. */
  readonly securable: string;
  readonly principal: string;
  readonly gains: readonly string[];
  /** What the owner of the securable runs, for each privilege. */
  readonly remedies: readonly string[];
}

/** The privileges that Tableflow's service principal is missing, on the catalog and on the location of the storage. */
export async function missingGrants(
  lab: LabContext,
  signal?: AbortSignal,
): Promise<{ readonly grants: readonly PlannedGrant[]; readonly problems: readonly InputProblem[] }> {
  const { catalogName, clientId } = lab.config.databricks;
  const root = storageRoot(lab.config.storage);
  const [onCatalog, locations] = await Promise.all([
    missingCatalogPrivileges(lab, signal),
    listExternalLocations(lab.databricks.unityCatalog, signal),
  ]);
  const location = locations.find((one) => coversRoot(one, root));
  const name = location?.name;
  const onLocation = name ? await missingLocationPrivileges(lab, { name, owner: location.owner }, signal) : [];
  const missing = [
    { securable: `catalog ${catalogName}`, missing: onCatalog },
    { securable: `external location ${name}`, missing: onLocation },
  ].filter(({ missing }) => missing.length > 0);
  const problemOf = (securable: string, { problem, remedy }: MissingPrivilege): InputProblem => ({
    path: securable,
    problem,
    remedy,
  });
  return {
    grants: missing.map(({ securable, missing }) => ({
      securable,
      principal: clientId,
      gains: missing.map((one) => one.privilege),
      remedies: missing.map((one) => one.remedy),
    })),
    problems: [
      ...missing.flatMap(({ securable, missing }) => missing.map((one) => problemOf(securable, one))),
      ...(name
        ? []
        : [
            {
              path: `storage ${root}`,
              problem: `no external location that ${clientId} sees covers it.`,
              remedy: 'Create one with connectStorage, or grant its use with grantTableflowAccess.',
            },
          ]),
    ],
  };
}
