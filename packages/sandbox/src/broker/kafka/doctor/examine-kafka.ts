import { type Clock, InputError, systemClock } from '@tableflow-workshop/client-core';
import { advertisedProblems } from '../check-advertised.ts';
import { errorIds, reasonOf } from '../error-ids.ts';
import { explainRefusal } from '../explain-refusal.ts';
import { connectKafka } from '../kafka-connection.ts';
import type { KafkaSettings } from '../kafka-settings.ts';
import { checkServers, type ServerProblem } from '../line/check-servers.ts';
import { serverAddress } from '../line/server-address.ts';
import { loadKafkaClient } from '../load-kafka-client.ts';
import { networkOptions } from '../network-options.ts';
import { checkClock } from './check-clock.ts';
import { checkCopies } from './check-copies.ts';
import { checkRights } from './check-rights.ts';
import { checkVersion } from './check-version.ts';
import type { KafkaFinding, KafkaReport } from './kafka-finding.ts';
import type { KafkaUnderCheck } from './kafka-under-check.ts';

/** How a Kafka is checked. */
export interface ExamineKafkaOptions {
  /** For its time limits, and to compare Kafka's clock with. Default: that of the machine. */
  readonly clock?: Clock;
}

const clientId = 'tableflow-workshop-sandbox-doctor';
const weight: Readonly<Record<KafkaFinding['severity'], number>> = { error: 0, warning: 1, note: 2 };

/**
 * Checks a Kafka that a sandbox is to keep its topics in: that each address can be used as the settings say, the login, the addresses
 * that the brokers give of themselves, the version, rights, copies and the clock. It creates no topic and writes no record; a
 * producer that begins and ends a transaction of its own leaves its name in Kafka for some days.
 *
 * @throws InputError when the client is not installed
 */
export async function examineKafka(settings: KafkaSettings, options: ExamineKafkaOptions = {}): Promise<KafkaReport> {
  const { clock = systemClock } = options;
  const findings = [...(await examine(settings, clock))].sort(
    (one, other) => weight[one.severity] - weight[other.severity],
  );
  const isUnhealthy = findings.some(({ severity }) => severity === 'error');
  return { verdict: isUnhealthy ? 'unhealthy' : 'healthy', findings };
}

async function examine(settings: KafkaSettings, clock: Clock): Promise<readonly KafkaFinding[]> {
  const kafka = await loadKafkaClient();
  const { bootstrapServers } = settings;
  const problems = await checkServers(bootstrapServers, settings, clock);
  const usable = bootstrapServers.filter((server) => !problems.some((problem) => problem.server === server));
  // One address that serves is enough.
  const lines = problems.map((problem) =>
    ofServer(problem, 'kafka-address', usable.length === 0 ? 'error' : 'warning'),
  );
  const address = serverAddress(usable[0] ?? '');
  if (!address) return lines;

  const pool = new kafka.ConnectionPool(clientId, networkOptions(settings));
  const connection = await connectKafka({ ...settings, bootstrapServers: usable });
  const admin = new kafka.Admin({ clientId, bootstrapBrokers: [...usable], retries: 0, ...networkOptions(settings) });
  try {
    const { brokers } = await admin.metadata({ topics: [] });
    const problemsOfBrokers = await advertisedProblems(
      [...brokers.values()],
      { ...settings, bootstrapServers: usable },
      clock,
    );
    const advertised = problemsOfBrokers.map((problem) => ofServer(problem, 'kafka-advertised', 'error'));
    if (advertised.length > 0) return [...lines, ...advertised];
    const under: KafkaUnderCheck = {
      kafka,
      admin,
      connection: await pool.get(address),
      brokerIds: [...brokers.keys()],
      address: usable.join(', '),
      nowMs: () => clock.now(),
    };
    const checks = [
      ['the version', () => checkVersion(under)],
      ['copies', () => checkCopies(under)],
      ['rights', () => checkRights(under, connection)],
      ['the clock', () => checkClock(under)],
    ] as const;
    const found: KafkaFinding[] = [...lines];
    for (const [name, check] of checks) {
      for (const finding of await check().catch((error: unknown) => [unchecked(name, error, under.address)]))
        found.push(finding);
    }
    return found;
  } catch (error) {
    const refusal = explainRefusal(error, settings);
    if (!InputError.isInstance(refusal)) throw error;
    return [
      ...lines,
      ...refusal.problems.map(
        ({ path, problem, remedy }): KafkaFinding => ({
          ruleId: 'kafka-login',
          severity: 'error',
          subject: path,
          evidence: `Kafka ${problem}`,
          remedy,
        }),
      ),
    ];
  } finally {
    await Promise.allSettled([connection.close(), admin.close(), pool.close()]);
  }
}

function ofServer(
  { server, problem, remedy }: ServerProblem,
  ruleId: string,
  severity: KafkaFinding['severity'],
): KafkaFinding {
  return {
    ruleId,
    severity,
    subject: server,
    evidence: `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`,
    remedy,
  };
}

/** A check that this user may not make, or that Kafka did not take part in. */
function unchecked(name: string, error: unknown, subject: string): KafkaFinding {
  const isRight = [...errorIds(error)].some((id) => id.endsWith('AUTHORIZATION_FAILED'));
  return {
    ruleId: 'kafka-unchecked',
    severity: isRight ? 'note' : 'error',
    subject,
    evidence: `Could not check ${name}: ${reasonOf(error)}.`,
    remedy: isRight
      ? 'Allow DESCRIBE and DESCRIBE_CONFIGS for the cluster to have it checked.'
      : "Check the broker's log.",
  };
}
