import type { UnityCatalogSchemas } from './unity-catalog.ts';

/**
 * A privilege as Databricks writes it. The open-source server writes spaces, and people write either in any case.
 *
 * @example normalisePrivilege('use catalog') // 'USE_CATALOG'
 */
export function normalisePrivilege(text: string): UnityCatalogSchemas['Privilege'] {
  return text.trim().toUpperCase().replaceAll(/\s+/g, '_');
}
