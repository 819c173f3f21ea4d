import type { KnownNames } from './known-names.ts';

/** What is left of all names for somebody who may not see everything: the rest does not exist for them. */
export function visibleNames(
  { relations, catalogs }: KnownNames,
  isVisible: (name: readonly string[]) => boolean = () => true,
): KnownNames {
  return {
    relations: relations.filter(({ catalog, schema, name }) => isVisible([catalog, schema, name])),
    catalogs: catalogs
      .filter(({ name }) => isVisible([name]))
      .map(({ name, schemas }) => ({ name, schemas: schemas.filter((schema) => isVisible([name, schema])) })),
  };
}
