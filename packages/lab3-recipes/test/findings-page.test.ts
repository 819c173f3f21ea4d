import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { capturedTableRules } from '../src/diagnosis/captured-table-rules.ts';
import { catalogPrivilegeRules } from '../src/diagnosis/catalog-privilege-rules.ts';
import { confluentRules } from '../src/diagnosis/confluent-rules.ts';
import { databaseLoginRules } from '../src/diagnosis/database-login-rules.ts';
import { databaseSessionRules } from '../src/diagnosis/database-session-rules.ts';
import { kafkaRules } from '../src/diagnosis/kafka-rules.ts';
import { pipelineStateRules } from '../src/diagnosis/pipeline-state-rules.ts';
import { replicationRules } from '../src/diagnosis/replication-rules.ts';
import type { Rule } from '../src/diagnosis/rule.ts';
import { rules } from '../src/diagnosis/rules.ts';
import { schemaRegistryRules } from '../src/diagnosis/schema-registry-rules.ts';
import { tableflowRules } from '../src/diagnosis/tableflow-rules.ts';
import { unityCatalogRules } from '../src/diagnosis/unity-catalog-rules.ts';
import { workspaceRules } from '../src/diagnosis/workspace-rules.ts';
import { doctorFindings } from './support/doctor-findings.ts';

// The page is written from the rules, so that each identifier that a command prints is on it with what the command says.

const head = `# Findings

Each cause and each finding that \`lab3 doctor\`, \`status\`, \`diagnose\` and \`report\` name, by the identifier that they print in
brackets and in \`--json\` as \`ruleId\`: what it means, and what fixes it. A command says it with the names of your lab. A test writes
this page from the rules.

[troubleshooting.md](troubleshooting.md) begins with what a person sees.
`;

const sections: readonly (readonly [title: string, rules: readonly Rule[]])[] = [
  ['How the parts are', pipelineStateRules],
  ['Confluent Cloud', confluentRules],
  ['Kafka', kafkaRules],
  ['Schema Registry', schemaRegistryRules],
  ['Signing in to PostgreSQL', databaseLoginRules],
  ['A session in PostgreSQL', databaseSessionRules],
  ['Replication', replicationRules],
  ['Captured tables', capturedTableRules],
  ['Tableflow', tableflowRules],
  ['The Databricks workspace', workspaceRules],
  ['Unity Catalog', unityCatalogRules],
  ['Privileges in Unity Catalog', catalogPrivilegeRules],
];

describe('docs/findings.md', () => {
  it('says what the rules say', async () => {
    const causes = sections.map(([title, some]) => section(title, some.map(entryOfRule)));
    const own = doctorFindings.map(({ id, means, remedy }) => entry(id, means, remedy));
    await expect([head, ...causes, section('What only a check shows', own)].join('\n')).toMatchFileSnapshot(
      '../../../docs/findings.md',
    );
  });

  it('has every rule', () => {
    const listed = sections.flatMap(([, some]) => some.map(({ id }) => id));
    expect(listed.toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  it('has every finding besides, with what its check says', () => {
    const known = new Set(rules.map(({ id }) => id));
    const sources = filesBelow(join(import.meta.dirname, '../src'));
    const found = sources.flatMap((text) => [...text.matchAll(/\bruleId: '([a-z-]+)'/g)].map(([, id = '']) => id));
    const own = [...new Set(found)].filter((id) => !known.has(id));
    expect(doctorFindings.map(({ id }) => id).toSorted()).toEqual(own.toSorted());
    const untrue = doctorFindings.filter(({ id, remedy }) => {
      const checks = sources.filter((text) => text.includes(`'${id}'`));
      return !checks.some((text) => remedy.split('…').every((piece) => text.includes(piece)));
    });
    expect(untrue.map(({ id }) => id)).toEqual([]);
  });
});

function section(title: string, entries: readonly string[]): string {
  return `## ${title}\n\n${entries.join('\n')}`;
}

function entryOfRule({ id, cause, remedy, isSymptom, mayPass }: Rule): string {
  const symptom = isSymptom ? ' This is a symptom: any other cause found with it is closer to the truth.' : '';
  const passing = mayPass ? ' Right after a start it may pass by itself.' : '';
  return entry(id, `${cause}${symptom}${passing}`, remedy);
}

function entry(id: string, means: string, remedy: string): string {
  const advice = remedy === '…' ? '' : `\n→ ${escaped(remedy)}\n`;
  return `### ${id}\n\n${escaped(means)}\n${advice}`;
}

/** Outside of code, what Markdown would take for markup. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/[<>*]/g, '\\$&')))
    .join('');
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((file) => {
    const path = join(folder, file.name);
    if (file.isDirectory()) return filesBelow(path);
    return file.name.endsWith('.ts') && !file.name.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}
