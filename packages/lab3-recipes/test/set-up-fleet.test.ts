import { createSecret } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import type { FleetEvent } from '../src/fleet/fleet-event.ts';
import type { FleetQuotas } from '../src/fleet/fleet-quotas.ts';
import type { FleetLab } from '../src/fleet/roster/roster.ts';
import { setUpFleet } from '../src/fleet/set-up-fleet.ts';
import { verifyFleet } from '../src/fleet/verify-fleet.ts';
import { inDepth, slot } from './support/healthy-source.ts';
import { inputErrorOf } from './support/input-error.ts';
import { memoryLedger } from './support/memory-ledger.ts';
import { createSimulatedFleet } from './support/simulated-fleet.ts';
import { sourceDouble } from './support/source-double.ts';

function withPassword({ attendee, config }: FleetLab, password: string): FleetLab {
  return { attendee, config: { ...config, source: { ...config.source, password: createSecret(password) } } };
}

describe('a fleet', () => {
  it('is complete when each lab is, and the next run of a ledger asks nobody', async () => {
    const { labs, simulator, clock } = createSimulatedFleet(5);
    const ledger = memoryLedger();
    const events: FleetEvent[] = [];
    const options = { fetch: simulator.fetch, clock, ledger, onEvent: (event: FleetEvent) => events.push(event) };
    const first = await setUpFleet(labs, options);
    expect(first.verdict).toBe('complete');
    expect(first.attendees.map(({ attendee, outcome, prefix }) => `${attendee} ${prefix} ${outcome}`)).toEqual(
      [1, 2, 3, 4, 5].map((number) => `wp00${number}@example.com wp00${number} complete`),
    );
    expect(first.findings).toEqual([]);
    expect(events.filter(({ kind }) => kind === 'done')).toHaveLength(5);
    expect(ledger.entries().map(({ state }) => state)).toEqual(Array(5).fill('complete'));

    simulator.forgetCalls();
    const second = await setUpFleet(labs, options);
    expect(second.verdict).toBe('complete');
    expect(second.attendees.every(({ isRemembered }) => isRemembered)).toBe(true);
    expect(simulator.calls).toEqual([]);

    const third = await setUpFleet(labs, { ...options, recheck: true });
    expect(third.attendees.some(({ isRemembered }) => isRemembered)).toBe(false);
    expect(simulator.calls.length).toBeGreaterThan(0);
    const proof = await verifyFleet(labs, options);
    expect(proof.attendees.map(({ outcome, isRemembered }) => [outcome, isRemembered])).toEqual(
      Array(5).fill(['complete', false]),
    );
  });

  it('goes on when a lab fails; the same cause of several is one finding, and a run after the fix does only what is missing', async () => {
    const { labs, simulator, clock } = createSimulatedFleet(6);
    const ledger = memoryLedger();
    const options = { fetch: simulator.fetch, clock, ledger };
    const broken = labs.map((lab, index) => (index < 3 ? withPassword(lab, `wrong-password-${index}`) : lab));
    const result = await setUpFleet(broken, options);
    expect(result.verdict).toBe('incomplete');
    expect(result.attendees.map(({ outcome }) => outcome)).toEqual([
      ...Array(3).fill('failed'),
      ...Array(3).fill('complete'),
    ]);
    expect(result.findings).toEqual([
      {
        ruleId: 'database-authentication',
        where: 'run PostgreSQL CDC connector',
        evidence: expect.stringContaining('FATAL: password authentication failed for user "debezium"'),
        remedy: expect.stringMatching(/password/i),
        attendees: ['wp001@example.com', 'wp002@example.com', 'wp003@example.com'],
      },
    ]);
    expect(JSON.stringify(result)).not.toContain('wrong-password-');

    simulator.forgetCalls();
    const fixed = await setUpFleet(labs, options);
    expect(fixed.attendees.map(({ outcome, isRemembered }) => [outcome, isRemembered])).toEqual([
      ...Array(3).fill(['complete', false]),
      ...Array(3).fill(['complete', true]),
    ]);
    expect(simulator.calls.filter(({ path, body }) => /wp00[456]/.test(path + JSON.stringify(body)))).toEqual([]);
  });

  it('that changed in the roster is another lab for the ledger', async () => {
    const { labs, simulator, clock } = createSimulatedFleet(1);
    const options = { fetch: simulator.fetch, clock, ledger: memoryLedger() };
    await setUpFleet(labs, options);
    const changed = labs.map(({ attendee, config }) => ({
      attendee,
      config: { ...config, connector: { ...config.connector, tableIncludeList: ['public.hotel'] } },
    }));
    const { attendees } = await setUpFleet(changed, options);
    expect(attendees.map(({ isRemembered }) => isRemembered)).toEqual([false]);
  });

  it('that was stopped ends with the reason, and keeps what was done', async () => {
    const { labs, simulator, clock } = createSimulatedFleet(3);
    const ledger = memoryLedger();
    const stop = new AbortController();
    const onEvent = (event: FleetEvent): void => {
      if (event.kind === 'done') stop.abort('enough');
    };
    await expect(
      setUpFleet(labs, { fetch: simulator.fetch, clock, ledger, signal: stop.signal, onEvent }),
    ).rejects.toBe('enough');
    expect(ledger.entries()).toHaveLength(1);
  });

  it('of nobody, and one with a name twice, are refused', async () => {
    const { labs, simulator, clock } = createSimulatedFleet(1);
    const options = { fetch: simulator.fetch, clock };
    expect((await inputErrorOf(() => setUpFleet([], options))).problems[0]?.problem).toBe(
      'are missing: there is none.',
    );
    expect((await inputErrorOf(() => setUpFleet([...labs, ...labs], options))).problems[0]?.problem).toBe(
      'name wp001@example.com twice.',
    );
    expect(simulator.calls).toEqual([]);
  });
});

describe('what all share is added up before anything is made', () => {
  it('replication slots and WAL senders of each server, without those that are there', async () => {
    const { labs, simulator, clock } = createSimulatedFleet(95);
    const others = Array.from({ length: 12 }, (_, index) => slot(`other_${index}`));
    const source = sourceDouble({
      inspect: async () => inDepth({ slots: { used: 12, max: 100 }, senders: { used: 12, max: 20 }, allSlots: others }),
    });
    const error = await inputErrorOf(() =>
      setUpFleet(labs, { fetch: simulator.fetch, clock, openSource: () => source }),
    );
    expect(error.problems.map(({ problem, remedy }) => [problem, remedy])).toEqual([
      [
        'has 88 free replication slots, and 95 are needed: max_replication_slots is 100, and 12 are in use.',
        'Set max_replication_slots to 107 or more and restart PostgreSQL, or drop what is not needed.',
      ],
      [
        'has 8 free WAL senders, and 95 are needed: max_wal_senders is 20, and 12 are in use.',
        'Set max_wal_senders to 107 or more and restart PostgreSQL, or drop what is not needed.',
      ],
    ]);
    expect(simulator.calls).toEqual([]);
  });

  it('the quotas that are known', async () => {
    const { labs, simulator, clock } = createSimulatedFleet(3);
    const withoutKeys = labs.map(({ attendee, config }) => {
      const { tableflowKey: _none, ...confluent } = config.confluent;
      return { attendee, config: { ...config, confluent } };
    });
    const quotas = { connectors: { limit: 4, used: 2 }, apiKeys: { limit: 2 } };
    const error = await inputErrorOf(() => setUpFleet(withoutKeys, { fetch: simulator.fetch, clock, quotas }));
    expect(error.problems.map(({ problem }) => problem)).toEqual([
      'of connectors allows 4, of which 2 are in use, and 3 are needed.',
      'of API keys allows 2, of which 0 are in use, and 3 are needed.',
    ]);
    expect(simulator.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('a connector that exists already is not needed again', async () => {
    const { labs, simulator, clock } = createSimulatedFleet(3);
    const options = { fetch: simulator.fetch, clock };
    await setUpFleet(labs.slice(0, 2), options);
    // As the console shows it now: three of others, and two of the fleet.
    const { verdict } = await setUpFleet(labs, { ...options, quotas: { connectors: { limit: 6, used: 5 } } });
    expect(verdict).toBe('complete');
    const again = await setUpFleet(labs, { ...options, quotas: { connectors: { limit: 6, used: 6 } } });
    expect(again.verdict).toBe('complete');
  });

  it('a connector that is missing is needed, whether the others are counted as used or not', async () => {
    const { labs, simulator, clock } = createSimulatedFleet(3);
    const options = { fetch: simulator.fetch, clock };
    await setUpFleet(labs.slice(0, 2), options);
    const problemsWith = async (connectors: FleetQuotas['connectors']): Promise<readonly string[]> => {
      const { problems } = await inputErrorOf(() => setUpFleet(labs, { ...options, quotas: { connectors } }));
      return problems.map(({ problem }) => problem);
    };
    expect(await problemsWith({ limit: 5, used: 5 })).toEqual([
      'of connectors allows 5, of which 5 are in use, 2 of them of this fleet, and 1 is needed.',
    ]);
    // Nobody else has any, and the file is from before the fleet.
    expect(await problemsWith({ limit: 2 })).toEqual([
      'of connectors allows 2, of which 2 are in use, 2 of them of this fleet, and 1 is needed.',
    ]);
  });

  it('one database is opened once for all, and closed', async () => {
    const { labs, simulator, clock } = createSimulatedFleet(3);
    let [opened, closed] = [0, 0];
    const openSource = () => {
      opened += 1;
      return sourceDouble({
        inspect: async () => inDepth({ slots: { used: 0, max: 10 } }),
        close: async () => {
          closed += 1;
        },
      });
    };
    const { verdict, notes } = await setUpFleet(labs, { fetch: simulator.fetch, clock, openSource });
    expect([verdict, notes, opened, closed]).toEqual(['complete', [], 1, 1]);
  });
});
