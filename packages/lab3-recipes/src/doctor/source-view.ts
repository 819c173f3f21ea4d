import type { SourceFindings, SourceProvider, SourceScope } from '../source/source-database.ts';

/** What the checks of the source database judge. */
export interface SourceView {
  readonly findings: SourceFindings;
  readonly scope: SourceScope;
  readonly user: string;
  readonly databaseName: string;
  readonly isOurs: boolean;
  /** Who makes the publication, in the words of the service. Default: the connector, for the captured tables. */
  readonly publicationAutocreateMode?: string | undefined;
}

/** Who runs the server; without a detailed inspection it counts as plain PostgreSQL. */
export function providerOf({ findings }: SourceView): SourceProvider {
  return findings.details?.provider ?? 'PostgreSQL';
}
