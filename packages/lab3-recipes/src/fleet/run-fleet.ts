import { InputError, systemClock } from '@tableflow-workshop/client-core';
import type { LabEvent } from '../compositions/set-up/lab-steps.ts';
import type { LabContext } from '../lab/context.ts';
import { atMost } from '../mechanics/at-most.ts';
import { plainAnswer } from '../mechanics/plain-answer.ts';
import { findingsOfError } from './findings-of-error.ts';
import { type FleetFinding, groupFindings } from './fleet-finding.ts';
import { ledgerName, openLedger } from './fleet-ledger.ts';
import type { FleetOptions } from './fleet-options.ts';
import type { AttendeeResult, FleetResult } from './fleet-result.ts';
import { learnLimits } from './learn-limits.ts';
import { type OpenFleet, openFleet } from './open-fleet.ts';
import type { FleetLab } from './roster/roster.ts';

/** What is done with each lab of a fleet. */
export interface FleetWork<Outcome extends string, Details> {
  /** As a verb phrase, e.g. `set up the fleet`. */
  readonly tried: string;
  /** The outcome of a lab that is as it should be; it is written down as this state. Absent: nothing is remembered. */
  readonly remembered?: { readonly outcome: Outcome; readonly state: 'complete' | 'gone' };
  /** Whether the work changes every lab, so that what was remembered of it does not count any more. */
  readonly isChanging: boolean;
  /** Checks all labs that are not done, before the first of them is touched. Gives what could not be checked. */
  readonly prepare?: (labs: readonly FleetLab[], fleet: OpenFleet) => Promise<readonly string[]>;
  /** Called with the result of each lab as soon as there is one. */
  readonly onAttendee?: ((result: AttendeeResult<Outcome, Details>) => void) | undefined;
  /** Works on one lab. */
  readonly workOn: (
    lab: LabContext,
    options: {
      readonly attendee: string;
      readonly pollIntervalMs: number;
      readonly onEvent: (event: LabEvent) => void;
      /** Takes the lab out of the ledger: from now on it is changed. */
      readonly forget: () => Promise<void>;
    },
  ) => Promise<LabWork<Outcome, Details>>;
}

/** What work on one lab came to. */
export interface LabWork<Outcome extends string, Details> {
  readonly outcome: Outcome;
  /** Whether the lab is as it should be. */
  readonly isDone: boolean;
  readonly findings: readonly FleetFinding[];
  readonly details: Details;
}

const usualLabsAtOnce = 100;

/**
 * Works on every lab of a fleet, side by side: what fails in one does not touch another. A lab that the ledger knows as done
 * is not asked for.
 *
 * @throws InputError where the labs are not a fleet, or more is needed than there is; the signal's reason when aborted
 */
export async function runFleet<Outcome extends string, Details>(
  labs: readonly FleetLab[],
  work: FleetWork<Outcome, Details>,
  options: FleetOptions,
): Promise<FleetResult<Outcome, Details>> {
  refuseNoFleet(labs, work.tried);
  const { clock = systemClock, signal, labsAtOnce = usualLabsAtOnce, onEvent } = options;
  const { remembered } = work;
  const ledger = await openLedger(options.ledger);
  const isKnown = ({ config }: FleetLab): boolean =>
    remembered !== undefined && options.recheck !== true && ledger.find(ledgerName(config))?.state === remembered.state;
  const open = labs.filter((lab) => !isKnown(lab));
  const pollIntervalMs = options.pollIntervalMs ?? Math.max(5_000, open.length * 250);
  const takeTurn = atMost(labsAtOnce);

  return openFleet(options, async (fleet) => {
    const notes = open.length === 0 ? [] : ((await work.prepare?.(open, fleet)) ?? []);
    await learnLimits(open, options);
    const attendees = await Promise.all(labs.map((lab) => (isKnown(lab) ? recall(lab) : takeTurn(() => perform(lab)))));
    signal?.throwIfAborted();
    const findings = groupFindings(labs.map((lab, index) => ({ lab, findings: attendees[index]?.findings ?? [] })));
    const isComplete = attendees.every((one) => one.findings.length === 0 && one.outcome !== 'failed');
    return plainAnswer({ verdict: isComplete ? 'complete' : 'incomplete', attendees, findings, notes });

    async function perform(lab: FleetLab): Promise<AttendeeResult<Outcome, Details>> {
      const { attendee, config } = lab;
      const startedMs = clock.now();
      let lastStep = 'open the lab';
      let failedStep: string | undefined;
      const show = (event: LabEvent): void => {
        if (event.kind === 'started') lastStep = event.step;
        if (event.kind === 'failed') failedStep ??= event.step;
        onEvent?.({ attendee, kind: 'lab', event });
      };
      const end = (
        result: Pick<AttendeeResult<Outcome, Details>, 'outcome' | 'findings' | 'details'>,
      ): AttendeeResult<Outcome, Details> => {
        const durationMs = clock.now() - startedMs;
        onEvent?.({ attendee, kind: 'done', outcome: result.outcome, durationMs, isRemembered: false });
        const ended = { attendee, prefix: config.prefix ?? null, isRemembered: false, durationMs, ...result };
        work.onAttendee?.(plainAnswer(ended));
        return ended;
      };
      try {
        signal?.throwIfAborted();
        const forget = (): Promise<void> => ledger.remove(ledgerName(config));
        if (work.isChanging) await forget();
        const { isDone, ...done } = await fleet.withLab(lab, (context) =>
          work.workOn(context, { attendee, pollIntervalMs, onEvent: show, forget }),
        );
        if (isDone && remembered)
          await ledger.put({
            lab: ledgerName(config),
            state: remembered.state,
            at: new Date(clock.now()).toISOString(),
          });
        return end(done);
      } catch (error) {
        // Whatever ended a lab of a run that was stopped, it ended because of that.
        signal?.throwIfAborted();
        return end({ outcome: 'failed', findings: findingsOfError(error, failedStep ?? lastStep), details: null });
      }
    }
  });

  function recall({ attendee, config }: FleetLab): AttendeeResult<Outcome, Details> {
    const outcome = remembered?.outcome ?? 'failed';
    onEvent?.({ attendee, kind: 'done', outcome, durationMs: 0, isRemembered: true });
    return {
      attendee,
      prefix: config.prefix ?? null,
      outcome,
      isRemembered: true,
      durationMs: 0,
      findings: [],
      details: null,
    };
  }
}

function refuseNoFleet(labs: readonly FleetLab[], tried: string): void {
  const names = labs.map(({ attendee }) => attendee);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const remedy = 'Read them with readRoster, which checks the list as a whole.';
  if (labs.length === 0)
    throw new InputError({ tried, problems: [{ path: 'labs', problem: 'are missing: there is none.', remedy }] });
  if (twice !== undefined)
    throw new InputError({ tried, problems: [{ path: 'labs', problem: `name ${twice} twice.`, remedy }] });
}
