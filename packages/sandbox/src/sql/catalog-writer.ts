import type { CatalogRelations, NewRelation } from '@tableflow-workshop/simulator';

/** How statements change the catalog. A refusal is a sentence about the privilege that is missing. */
export interface CatalogWriter extends Pick<CatalogRelations, 'refuseWriting' | 'refuseReplacing' | 'refuseCreating'> {
  newPlace(schemaName: string): {
    readonly tableId: string;
    readonly storageLocation: string;
    readonly tableFolder: string;
  };
  /** Resolves when it is kept for good. */
  put(principal: string, relation: NewRelation): Promise<void>;
  /** The same; with a folder, its files go too. */
  drop(fullName: string, tableFolder?: string): Promise<void>;
}
