import type { SourceFindings, SourceProvider, SourceScope } from '../source/source-database.ts';

/** What the checks of the source database judge. */
export interface SourceView {
  readonly findings: SourceFindings;
  readonly scope: SourceScope;
  readonly user: string;
  readonly databaseName: string;
  readonly isOurs: boolean;
}

/** Who runs the server; a look that was not in depth takes it for a plain PostgreSQL. */
export function providerOf({ findings }: SourceView): SourceProvider {
  return findings.details?.provider ?? 'PostgreSQL';
}

/** A name as SQL wants it: bare where that is the same, in double quotes otherwise. */
export function sqlName(name: string): string {
  return name
    .split('.')
    .map((part) => (/^[a-z_][a-z0-9_$]*$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`))
    .join('.');
}
