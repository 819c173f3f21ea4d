import type { Rule } from './rule.ts';

const suspects = ['integration', 'tableflow', 'databricks'] as const;

/** A missing privilege as Unity Catalog names it: with blanks or underscores. */
function hasNo(privilege: string): RegExp {
  return new RegExp(`\\b${privilege.replaceAll(' ', '[ _]')}\\b`, 'i');
}

/** A rule for one privilege on the catalog, or on something in it. */
function onCatalog(id: string, privilege: string): Rule {
  return {
    id,
    suspects,
    pattern: hasNo(privilege),
    cause: `The service principal is missing ${privilege.replaceAll(' ', '_')} on the catalog.`,
    remedy: `As owner of the catalog run: GRANT ${privilege} ON CATALOG <catalog> TO \`<client id>\`.`,
  };
}

/** A rule for one privilege on the external location. */
function onLocation(id: string, privilege: string): Rule {
  return {
    id,
    suspects,
    pattern: hasNo(privilege),
    cause: `The service principal is missing ${privilege.replaceAll(' ', '_')} on the external location.`,
    remedy: `As owner of the external location run: GRANT ${privilege} ON EXTERNAL LOCATION <location> TO \`<client id>\`.`,
  };
}

/** Which privilege Tableflow is missing. The last is for a refusal that names none. */
export const catalogPrivilegeRules: readonly Rule[] = [
  {
    id: 'external-use-schema',
    suspects,
    pattern: hasNo('EXTERNAL USE SCHEMA'),
    cause: 'The service principal is missing EXTERNAL_USE_SCHEMA, which ALL_PRIVILEGES does not imply.',
    remedy: 'As owner of the catalog run: GRANT EXTERNAL USE SCHEMA ON CATALOG <catalog> TO `<client id>`.',
  },
  {
    id: 'external-use-location',
    suspects,
    pattern: hasNo('EXTERNAL USE LOCATION'),
    cause: 'The service principal is missing EXTERNAL_USE_LOCATION, which ALL_PRIVILEGES does not imply.',
    remedy:
      'As owner of the external location run: GRANT EXTERNAL USE LOCATION ON EXTERNAL LOCATION <location> TO `<client id>`.',
  },
  onLocation('create-external-table', 'CREATE EXTERNAL TABLE'),
  onLocation('read-files', 'READ FILES'),
  onLocation('write-files', 'WRITE FILES'),
  onCatalog('use-catalog', 'USE CATALOG'),
  onCatalog('use-schema', 'USE SCHEMA'),
  onCatalog('create-schema', 'CREATE SCHEMA'),
  onCatalog('create-table', 'CREATE TABLE'),
  {
    id: 'catalog-privilege',
    suspects,
    pattern: /PERMISSION_DENIED|does not have [A-Z_ ]+ on/i,
    cause: 'The service principal is missing a privilege in Unity Catalog.',
    remedy:
      'Grant USE CATALOG, USE SCHEMA, CREATE SCHEMA, CREATE TABLE and EXTERNAL USE SCHEMA on the catalog, and CREATE EXTERNAL TABLE and EXTERNAL USE LOCATION on the external location.',
    isSymptom: true,
  },
];
