/** A client as the benchmarks use it: authorised, with its own defaults for everything else. */
export interface Client {
  /** Reads one catalog of 1 KB, and gives its name. */
  readCatalog(): Promise<string | undefined>;
  /** Walks all catalogs, 100 a page, the way this client offers, or by hand where it offers none. */
  listCatalogs?(): AsyncIterable<unknown>;
}

export const token = 'bench-token-0001';
export const catalogPath = '/api/2.1/unity-catalog/catalogs/river';
export const listPath = '/api/2.1/unity-catalog/catalogs';

export interface Named {
  readonly name?: string;
}

export interface CatalogPage {
  readonly catalogs?: readonly Named[];
  readonly next_page_token?: string;
}

/** The loop that people write where their client does not page. */
export async function* walkByHand(readPage: (path: string) => Promise<CatalogPage>): AsyncGenerator<Named> {
  for (let pageToken: string | undefined = '0'; pageToken !== undefined; ) {
    const page: CatalogPage = await readPage(`${listPath}?max_results=100&page_token=${pageToken}`);
    yield* page.catalogs ?? [];
    pageToken = page.next_page_token;
  }
}
