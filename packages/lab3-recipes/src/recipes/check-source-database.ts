import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import * as z from 'zod';
import { judgeSource, type SourceCheck } from '../doctor/check-source.ts';
import type { Finding } from '../findings/finding.ts';
import type { LabContext } from '../lab/context.ts';
import { capturedTable } from '../mechanics/input-schemas.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { findConnector } from '../resources/connector/read-connector.ts';
import { sourceScope } from '../resources/connector/source-scope.ts';
import type { SourceFindings } from '../source/source-database.ts';
import { SourceError } from '../source/source-error.ts';

const tablesSchema = z.array(capturedTable, 'must be a list of tables, each schema.table').min(1, 'must name a table');

/** Of which connector the check is. Left open, it is the lab's, and whether that exists is checked. */
export type SourceCheckNames = Partial<Omit<SourceCheck, 'tables'>>;

/**
 * Checks the source database before anything is created, by the doctor's own rules: login, `wal_level`, the rights to
 * replicate, to publish and to read, the tables and their keys, slot and publication. All errors are reported together;
 * what is only a warning passes.
 *
 * A database that cannot be reached from here is not a finding: Confluent Cloud reaches it from another network.
 *
 * Undo: none: it only reads.
 *
 * @param names `isOurs`: whether the connector exists; before it does, a slot in use is somebody else's
 * @returns `checked`, or why it could not be checked
 * @throws InputError for wrong input, and with the SQL that mends each finding, SourceError when PostgreSQL refuses the login
 */
export async function checkSourceDatabase(
  lab: LabContext,
  tables: readonly string[],
  signal?: AbortSignal,
  names: SourceCheckNames = {},
): Promise<'checked' | 'no connection' | 'unreachable'> {
  parseInput(tablesSchema, tables, 'check the source database');
  if (!lab.source) return 'no connection';
  const { user, databaseName } = lab.config.source;
  const { connector } = lab.config;
  const { slotName = connector.slotName, publicationName = connector.publicationName } = names;
  const isOurs = names.isOurs ?? (await findConnector(lab, connector.name, signal)) !== undefined;
  const { publicationAutocreateMode } = names;
  const scope = sourceScope(lab, { tables, slotName, publicationName });
  try {
    const findings = await lab.source.inspect(signal, scope);
    signal?.throwIfAborted();
    const judge = (isOursNow: boolean): readonly Finding[] =>
      judgeSource({ findings, scope, user, databaseName, isOurs: isOursNow, publicationAutocreateMode }).filter(
        (one) => one.severity === 'error',
      );
    let errors = judge(isOurs);
    // Another run may have made the connector since we checked: the slot is that one's.
    if (!isOurs && errors.some(({ ruleId }) => ruleId === 'slot-active'))
      errors = judge((await findConnector(lab, connector.name, signal)) !== undefined);
    const problems = errors.map((one) => problemOf(one, findings));
    if (problems.length > 0)
      throw new InputError({ tried: `capture ${tables.join(', ')} from database ${databaseName}`, problems });
    return 'checked';
  } catch (error) {
    if (SourceError.isInstance(error) && error.reason === 'unreachable') return 'unreachable';
    throw error;
  }
}

/** A finding as a line below "Could not capture …": what it is about comes before the colon. */
function problemOf({ ruleId, subject, evidence, remedy }: Finding, { walLevel, tables }: SourceFindings): InputProblem {
  if (ruleId === 'wal-level')
    return { path: 'wal_level', problem: `is "${walLevel}", but change capture needs "logical".`, remedy };
  if (ruleId === 'replication-right') return { path: subject, problem: 'may not replicate.', remedy };
  if (ruleId === 'table-missing') {
    const known = tables.join(', ') || 'none';
    return {
      path: subject,
      problem: 'does not exist.',
      remedy: `Create it, or correct the table list; there are: ${known}.`,
    };
  }
  return { path: subject, problem: `${evidence}.`, remedy };
}
