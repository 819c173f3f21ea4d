import type { Routes } from '../request/route.ts';
import { findCatalog } from './catalogs.ts';
import { isSameName } from './names.ts';
import { listAnswer } from './paging.ts';
import { catalogSecurable, tableSecurable } from './securables.ts';
import { manifestOf } from './tables.ts';
import { doesNotExist } from './unity-errors.ts';
import { isVisible, refuseHidden } from './visibility.ts';

export const tableSummaryRoutes: Routes = {
  /** Always paged, 10,000 at a time unless asked otherwise. Source: D5.1 and D6.4. */
  listTableSummaries({ query, caller }, { state: { databricks } }) {
    const catalogName = query.get('catalog_name') ?? '';
    const catalog = findCatalog(databricks, catalogName);
    if (!catalog) return doesNotExist('CATALOG', catalogName);
    const isSchema = likePattern(query.get('schema_name_pattern'));
    const isTable = likePattern(query.get('table_name_pattern'));
    const tables = databricks.tables.filter(
      (one) =>
        isSameName(one.catalog_name, catalog.name) &&
        isSchema.test(one.schema_name ?? '') &&
        isTable.test(one.name ?? ''),
    );
    return (
      refuseHidden(databricks, caller.id, catalogSecurable(catalog)) ??
      listAnswer('tables', tables, {
        query,
        nameOf: (one) => one.full_name,
        isShown: (one) => isVisible(databricks, caller.id, tableSecurable(databricks, one)),
        show: (one) => ({
          full_name: one.full_name,
          table_type: one.table_type,
          ...(query.get('include_manifest_capabilities') === 'true'
            ? { securable_kind_manifest: manifestOf(one) }
            : {}),
        }),
        rule: { sizeWhenAbsent: 10_000 },
      })
    );
  },
};

/** A pattern of SQL LIKE: `%` is any text, `_` any character. Without one everything fits. */
function likePattern(pattern: string | null): RegExp {
  const source = (pattern ?? '%')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${source}$`, 'is');
}
