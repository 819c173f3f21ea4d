import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import type { LabConfig } from '../../config/lab-config.ts';
import { capturesPostgres, isCaptured, liveCaptureOf } from './live-capture.ts';
import type { Connector } from './read-connector.ts';

/**
 * Refuses somebody else's connector with which the lab is not possible. Everything else about it is adopted.
 *
 * @returns an error with the key of each problem, and what makes it go away
 */
export function refuseUnusableConnector(
  { connector, source, defaulted }: LabConfig,
  live: Connector,
): InputError | undefined {
  const { topicPrefix, tables, databaseName } = liveCaptureOf(live);
  const isGiven = (name: 'topicPrefix' | 'tableIncludeList'): boolean => defaulted?.includes(name) !== true;
  const format = live.config['output.data.format'] || 'JSON';
  const missing = isGiven('tableIncludeList')
    ? connector.tableIncludeList.filter((table) => !isCaptured(live, table))
    : [];
  const checks: readonly (InputProblem | false)[] = [
    !capturesPostgres(live) && {
      path: 'connector.class',
      problem: `is "${live.config['connector.class'] ?? 'not set'}", and does not capture PostgreSQL.`,
      remedy: 'Set LAB3_CONNECTOR_NAME to the name of the PostgreSQL connector, or to a free name to have one made.',
    },
    databaseName !== source.databaseName && {
      path: 'database.dbname',
      problem: `is "${databaseName}", and the lab's database is "${source.databaseName}".`,
      remedy: 'Set LAB3_DATABASE_NAME to it, or LAB3_CONNECTOR_NAME to a free name to have a connector made.',
    },
    format === 'JSON' && {
      path: 'output.data.format',
      problem: 'is "JSON", which has no schema, and Tableflow makes tables of topics with a schema only.',
      remedy: 'Create the connector again with AVRO, JSON_SR or PROTOBUF, and delete its topics before.',
    },
    isGiven('topicPrefix') &&
      topicPrefix !== connector.topicPrefix && {
        path: 'topic.prefix',
        problem: `is "${topicPrefix}", and "${connector.topicPrefix}" is wanted.`,
        remedy: 'Unset LAB3_TOPIC_PREFIX: the topics of the connector are used then.',
      },
    missing.length > 0 && {
      path: 'table.include.list',
      problem: `is "${live.config['table.include.list'] ?? ''}", and does not capture ${missing.join(', ')}.`,
      remedy:
        'Add them where the connector was made (in Terraform: table_include_list), or leave them out of LAB3_TABLES.',
    },
    !isGiven('tableIncludeList') &&
      tables === undefined && {
        path: 'table.include.list',
        problem: 'is a pattern, so that the captured tables are not known.',
        remedy: 'Set LAB3_TABLES to the tables of the lab.',
      },
  ];
  const problems = checks.filter((one): one is InputProblem => one !== false);
  // A connector of another kind has none of the other settings.
  const shown = problems[0]?.path === 'connector.class' ? problems.slice(0, 1) : problems;
  if (shown.length === 0) return undefined;
  return new InputError({ tried: `adopt connector "${live.name}", which somebody else made`, problems: shown });
}
