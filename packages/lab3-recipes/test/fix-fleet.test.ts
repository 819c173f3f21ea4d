import { callLine, isChanging } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { fixFleet } from '../src/fleet/fix-fleet.ts';
import { setUpFleet } from '../src/fleet/set-up-fleet.ts';
import { verifyFleet } from '../src/fleet/verify-fleet.ts';
import { SourceError } from '../src/source/source-error.ts';
import { administratorOfAll, type Damage, damagedFleet, memoryRepair } from './support/damaged-fleet.ts';
import { inputErrorOf } from './support/input-error.ts';
import { memoryLedger } from './support/memory-ledger.ts';
import { createSimulatedFleet } from './support/simulated-fleet.ts';
import { sourceDouble } from './support/source-double.ts';

const record = 'Record at offset 7 could not be converted';
const lost = 'PSQLException: This connection has been closed.';
const foreign = 'the Delta table may have been modified outside of Tableflow';
const denied = "PERMISSION_DENIED: User does not have USE SCHEMA on Catalog 'river'.";

/** A workshop of 20, of whom four are well: what several have, and what one has. */
async function brokenWorkshop() {
  const fleet = await damagedFleet(20);
  const { labs, damage, simulator, clock } = fleet;
  const each = (from: number, to: number, what: (lab: (typeof labs)[number]) => void): void =>
    labs.slice(from - 1, to).forEach(what);
  each(1, 6, (lab) => damage.suspend(lab, record));
  each(7, 9, (lab) => damage.stopConnector(lab, lost));
  each(10, 11, (lab) => damage.suspend(lab, foreign));
  each(12, 13, (lab) => {
    damage.failIntegration(lab, denied);
    damage.revoke(lab);
  });
  each(14, 14, (lab) => damage.pauseConnector(lab));
  each(15, 16, (lab) => damage.fail(lab, 'Access denied to the bucket'));
  const { fetch } = simulator;
  return {
    ...fleet,
    options: { fetch, clock, repair: memoryRepair(), administratorOf: administratorOfAll(fleet, fetch) },
  };
}

const people = (from: number, to = from): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `wp${String(from + index).padStart(3, '0')}@example.com`);

const outcomes = (result: Awaited<ReturnType<typeof fixFleet>>): readonly string[] =>
  result.attendees.map(({ outcome }) => outcome);

describe('a workshop in which much is broken', () => {
  it('is one line for each finding, has a plan that changes nothing, is fixed by it, and a second run has nothing to do', async () => {
    const { labs, options, simulator } = await brokenWorkshop();
    const { findings } = await verifyFleet(labs, options);
    expect(findings.map(({ attendees, ruleId }) => [ruleId, attendees])).toEqual([
      ['record-failure', people(1, 6)],
      ['connection-lost', people(7, 9)],
      ['delta-log-modified', people(10, 11)],
      ['use-catalog', people(12, 13)],
      ['storage-access', people(15, 16)],
      ['connector-paused', people(14)],
    ]);

    simulator.forgetCalls();
    const plan = await fixFleet(labs, { ...options, planOnly: true });
    expect(simulator.calls.filter(isChanging).map(callLine)).toEqual([]);
    expect(plan.verdict).toBe('incomplete');
    expect(plan.fixes.map(({ attendees, kind, state, what }) => [kind, what, state, attendees])).toEqual([
      ['resume', 'Tableflow on <prefix>-riverhotel.public.hotel', 'planned', people(1, 6)],
      ['restart', 'PostgreSQL CDC connector', 'planned', people(7, 9)],
      ['repair', 'table of <prefix>-riverhotel.public.hotel', 'planned', people(10, 11)],
      ['grant', 'access of Tableflow to catalog <catalog>', 'planned', people(12, 13)],
      ['restart', 'Unity Catalog integration', 'planned', people(12, 13)],
    ]);
    expect(plan.fixes.map(({ action }) => action)).toContain(
      'Grant USE_CATALOG, USE_SCHEMA, CREATE_SCHEMA, CREATE_TABLE, EXTERNAL_USE_SCHEMA to the service principal of Tableflow.',
    );
    expect(plan.fixes[2]?.warnings).toEqual([
      'The topic keeps its records for 7 days: older rows are not in the new table.',
    ]);
    const forPeople = [
      ['storage-access', 'the owner of the bucket or container', people(15, 16)],
      ['connector-paused', 'whoever paused it', people(14)],
    ];
    expect(plan.findings.map(({ attendees, ruleId, who }) => [ruleId, who, attendees])).toEqual(forPeople);

    const done = await fixFleet(labs, { ...options, plan });
    expect(outcomes(done)).toEqual([
      ...Array(13).fill('fixed'),
      ...Array(3).fill('to fix'),
      ...Array(4).fill('complete'),
    ]);
    expect(done.fixes.map(({ state }) => state)).toEqual(Array(5).fill('done'));
    expect(done.findings.map(({ attendees, ruleId, who }) => [ruleId, who, attendees])).toEqual(forPeople);
    const proof = await verifyFleet(labs, options);
    expect(proof.attendees.map(({ outcome }) => outcome)).toEqual([
      ...Array(13).fill('complete'),
      ...Array(3).fill('incomplete'),
      ...Array(4).fill('complete'),
    ]);

    simulator.forgetCalls();
    const again = await fixFleet(labs, options);
    expect(simulator.calls.filter(isChanging).map(callLine)).toEqual([]);
    expect(outcomes(again)).toEqual([
      ...Array(13).fill('complete'),
      ...Array(3).fill('to fix'),
      ...Array(4).fill('complete'),
    ]);
  });

  it('without an administrator and somebody who deletes files names what is missing, and does the rest', async () => {
    const { labs, damage, simulator, clock } = await damagedFleet(3);
    for (const lab of labs.slice(0, 1)) damage.suspend(lab, record);
    for (const lab of labs.slice(1, 2)) damage.suspend(lab, foreign);
    for (const lab of labs.slice(2, 3)) damage.failIntegration(lab, denied);
    for (const lab of labs.slice(2, 3)) damage.revoke(lab);
    const done = await fixFleet(labs, { fetch: simulator.fetch, clock });
    expect(done.fixes.map(({ attendees, kind }) => [kind, attendees])).toEqual([['resume', people(1)]]);
    expect(done.findings.map(({ attendees, ruleId, who }) => [ruleId, who, attendees])).toEqual([
      ['delta-log-modified', 'whoever gives the workshop', people(2)],
      ['use-catalog', 'the owner of the catalog and the external location', people(3)],
    ]);
  });
});

/** One lab, and what happened to it. */
async function brokenLab(happens: (damage: Damage, lab: Parameters<Damage['pauseConnector']>[0]) => void) {
  const fleet = await damagedFleet(1);
  const [lab] = fleet.labs;
  if (!lab) throw new Error('nobody takes part');
  happens(fleet.damage, lab);
  return { ...fleet, lab, options: { fetch: fleet.simulator.fetch, clock: fleet.clock } };
}

describe('a fix', () => {
  it('is not done where it was not shown, because it was broken afterwards', async () => {
    const { labs, lab, damage, options, simulator } = await brokenLab((one, of) => one.suspend(of, record));
    const plan = await fixFleet(labs, { ...options, planOnly: true });
    damage.stopConnector(lab, lost);
    simulator.forgetCalls();
    const done = await fixFleet(labs, { ...options, plan });
    expect(simulator.calls.filter(isChanging).map(callLine)).toEqual([
      'PATCH /tableflow/v1/tableflow-topics/wp001-riverhotel.public.hotel → 200',
    ]);
    expect(outcomes(done)).toEqual(['to fix']);
    expect(done.findings.map(({ ruleId }) => ruleId)).toEqual(['connection-lost']);
    expect(outcomes(await fixFleet(labs, options))).toEqual(['fixed']);
  });

  it('of a connector is not tried while the database refuses it', async () => {
    const { labs, options, simulator } = await brokenLab((damage, lab) =>
      damage.stopConnector(lab, 'FATAL: password authentication failed for user "debezium"'),
    );
    const refused = new SourceError('password authentication failed', 'refused', { code: '28P01' });
    const openSource = () => sourceDouble({ inspect: () => Promise.reject(refused) });
    simulator.forgetCalls();
    const { findings, fixes, attendees } = await fixFleet(labs, { ...options, openSource });
    expect(simulator.calls.filter(isChanging)).toEqual([]);
    expect([fixes, attendees[0]?.outcome]).toEqual([[], 'to fix']);
    expect(findings.map(({ ruleId, who }) => [ruleId, who])).toEqual([
      ['database-authentication', 'the administrator of PostgreSQL'],
    ]);
  });

  it('that fails is named with its cause, and stops neither the others of the lab nor other labs', async () => {
    const fleet = await damagedFleet(2);
    const { labs, damage, simulator, clock } = fleet;
    const [first, second] = labs;
    if (!first || !second) throw new Error('nobody takes part');
    damage.stopConnector(first, lost);
    damage.suspend(first, record);
    damage.suspend(second, record);
    const fetch = async (request: Request): Promise<Response> => {
      if (request.method === 'PUT' && request.url.includes('lkc-wp001') && request.url.endsWith('/config'))
        return Response.json({ error: { code: 403, message: 'Forbidden Access' } }, { status: 403 });
      return simulator.fetch(request);
    };
    const done = await fixFleet(labs, { fetch, clock });
    expect(outcomes(done)).toEqual(['to fix', 'fixed']);
    expect(done.attendees[0]?.details?.fixes.map(({ kind, state }) => [kind, state])).toEqual([
      ['restart', 'failed'],
      ['resume', 'done'],
    ]);
    expect(done.findings.map(({ ruleId, where, who }) => [ruleId, where, who])).toEqual([
      ['confluent-role', 'restart PostgreSQL CDC connector', 'the administrator of the Confluent environment'],
      ['connection-lost', 'connector', 'the administrator of PostgreSQL'],
    ]);
  });

  it('grants the connector what it is missing before it restarts it', async () => {
    const { labs, lab, options, simulator } = await brokenLab((damage, of) =>
      damage.stopConnector(of, 'TopicAuthorizationException: Not authorized to access topics'),
    );
    const { fixes, attendees } = await fixFleet(labs, options);
    expect(attendees[0]?.outcome).toBe('fixed');
    expect(fixes.map(({ kind, action }) => [kind, action])).toEqual([
      [
        'grant',
        'Grant DESCRIBE on CLUSTER kafka-cluster, CREATE on TOPIC wp001-riverhotel, WRITE on TOPIC wp001-riverhotel to sa-wp001.',
      ],
      [
        'restart',
        'Send its configuration again, which restarts it: what stopped it stops it again where that was not fixed.',
      ],
    ]);
    expect(simulator.state.confluent.acls.map(({ principal, operation }) => [principal, operation])).toEqual([
      [`User:${lab.config.serviceAccountId}`, 'DESCRIBE'],
      [`User:${lab.config.serviceAccountId}`, 'CREATE'],
      [`User:${lab.config.serviceAccountId}`, 'WRITE'],
    ]);
  });

  it('of a lab that was never set up is for a person, and names no other cause', async () => {
    const fleet = await damagedFleet(1);
    const { simulator, clock, labs } = fleet;
    simulator.state.confluent.connectors = [];
    simulator.state.confluent.tableflowTopics = [];
    const { findings, fixes } = await fixFleet(labs, { fetch: simulator.fetch, clock });
    expect(fixes).toEqual([]);
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['connector-absent', 'tableflow-disabled']);
  });

  it('takes a lab out of the ledger only where it changes something', async () => {
    const { labs, lab, damage, simulator, clock } = await damagedFleet(2).then((fleet) => {
      const [one] = fleet.labs;
      if (!one) throw new Error('nobody takes part');
      return { ...fleet, lab: one };
    });
    const ledger = memoryLedger();
    const options = { fetch: simulator.fetch, clock, ledger };
    await setUpFleet(labs, options);
    damage.suspend(lab, record);
    await fixFleet(labs, { ...options, planOnly: true });
    expect(ledger.entries()).toHaveLength(2);
    await fixFleet(labs, options);
    expect(ledger.entries().map(({ lab: name }) => name.split('/')[0])).toEqual(['env-wp002']);
  });

  it('of nobody is refused before the first request', async () => {
    const { simulator, clock } = createSimulatedFleet(1);
    const error = await inputErrorOf(() => fixFleet([], { fetch: simulator.fetch, clock }));
    expect(error.problems.map(({ path, problem }) => [path, problem])).toEqual([
      ['labs', 'are missing: there is none.'],
    ]);
    expect(simulator.calls).toEqual([]);
  });

  it('of Tableflow whose cause was not fixed ends with that cause', async () => {
    const { labs, lab, options, simulator } = await brokenLab((damage, of) => damage.suspend(of, record));
    const { fetch } = options;
    const stubborn = async (request: Request): Promise<Response> => {
      const answer = await fetch(request);
      if (request.method === 'PATCH')
        for (const { topic } of simulator.state.confluent.tableflowTopics)
          if (topic.spec.display_name.endsWith('.hotel')) {
            topic.spec.suspended = true;
            topic.status.phase = 'FAILED';
            topic.status.error_message = 'Record at offset 8 could not be converted';
          }
      return answer;
    };
    const { attendees, findings, fixes } = await fixFleet([lab], { ...options, fetch: stubborn });
    expect([attendees[0]?.outcome, fixes[0]?.state]).toEqual(['to fix', 'failed']);
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['record-failure']);
    expect(labs).toHaveLength(1);
  });
});
