import { findingOf } from '../diagnosis/finding-of.ts';
import type { Finding } from '../findings/finding.ts';
import { probe } from '../findings/probe.ts';
import type { LabContext } from '../lab/context.ts';
import { type CapturedSource, sourceScope } from '../resources/connector/source-scope.ts';
import { SourceError } from '../source/source-error.ts';
import { capturedTableFindings } from './check-captured-tables.ts';
import { allTablesFindings } from './check-publication-of-all-tables.ts';
import { replicationFindings } from './check-replication.ts';
import { serverFindings } from './check-server.ts';
import type { SourceView } from './source-view.ts';

/** What a check of the source database is about. */
export interface SourceCheck extends CapturedSource {
  /** Whether the connector exists: then slot and publication of these names are its own. */
  readonly isOurs: boolean;
  /** `publication.autocreate.mode` of the connector. Default: `filtered`. */
  readonly publicationAutocreateMode?: string | undefined;
}

/**
 * Everything that a CDC connector needs of the source database, checked with its own role. Reads only.
 *
 * A database that is not reached from here is a warning: Confluent Cloud reaches it from another network.
 */
export async function sourceFindings(
  lab: LabContext,
  check: SourceCheck,
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  const { hostname, port, databaseName, user } = lab.config.source;
  const subject = `database ${databaseName}`;
  if (!lab.source)
    return [
      {
        ruleId: 'source-not-connected',
        severity: 'note',
        subject,
        evidence: 'the lab has no connection to it, so it was not checked',
        remedy: 'Pass connectPostgres(config.source) as options.source.',
      },
    ];
  const scope = sourceScope(lab, check);
  const probed = await probe(lab.source.inspect(signal, scope));
  signal?.throwIfAborted();
  if ('error' in probed) {
    const finding = findingOf(probed.error, `${subject} at ${hostname}:${port}`, 'connector');
    const isAway = SourceError.isInstance(probed.error) && probed.error.reason === 'unreachable';
    return [{ ...finding, severity: isAway ? 'warning' : 'error' }];
  }
  const { isOurs, publicationAutocreateMode } = check;
  return judgeSource({ findings: probed.value, scope, user, databaseName, isOurs, publicationAutocreateMode });
}

/** Everything that a detailed inspection shows. */
export function judgeSource(view: SourceView): readonly Finding[] {
  return [
    ...serverFindings(view),
    ...allTablesFindings(view),
    ...replicationFindings(view),
    ...capturedTableFindings(view),
  ];
}
