import type { Finding } from '../findings/finding.ts';
import { sqlName } from '../source/sql.ts';
import type { SourceView } from './source-view.ts';

/**
 * A connector that is to make a publication FOR ALL TABLES fails minutes after its start unless its role is a superuser,
 * and no role of a managed service is one.
 */
export function allTablesFindings(view: SourceView): readonly Finding[] {
  const { publicationAutocreateMode, scope, user, databaseName, findings } = view;
  const { details } = findings;
  if (publicationAutocreateMode !== 'all_tables' || details?.isSuperuser || details?.publication) return [];
  return [
    {
      ruleId: 'publication-all-tables',
      severity: 'error',
      subject: `publication ${scope.publicationName}`,
      evidence: `only a superuser may create it FOR ALL TABLES, and ${user} is not one in ${databaseName}`,
      remedy: `Set publicationAutocreateMode to filtered: the publication then has the captured tables only. Or let a superuser run CREATE PUBLICATION ${sqlName(scope.publicationName)} FOR ALL TABLES;`,
    },
  ];
}
