import { plainText } from '@tableflow-workshop/client-core';
import { tearDownFleet } from '@tableflow-workshop/lab3-recipes/fleet';
import { askBefore } from '../../confirm.ts';
import type { FleetDownOptions } from '../../fleet/fleet-command-options.ts';
import { renderFleet } from '../../fleet/render-fleet.ts';
import { renderKept } from '../../render-kept.ts';
import { runFleetCommand } from './run-fleet-command.ts';

/** Tears down the lab of every attendee, and says what stays. */
export async function downAll(options: FleetDownOptions): Promise<void> {
  const deletions = {
    allTopics: options.allTopics,
    deleteAdopted: options.adopted,
    deleteSubjects: options.subjects,
    deleteTopics: options.topics,
    deleteSchema: options.schema,
  };
  await runFleetCommand(
    options,
    (labs, given) => tearDownFleet(labs, { ...given, ...deletions }),
    (result) => `${renderFleet(result)}\n${renderKept(options)}`,
    {
      whenStopped: 'what is deleted already stays deleted: run it again to continue',
      before: async (labs, signal) => {
        if (options.sandbox) return;
        const about = `This tears down the labs of ${labs.length} attendees, from ${labs[0]?.attendee} to ${labs.at(-1)?.attendee}.`;
        await askBefore(plainText(about, 500), 'Tear them down?', options, signal);
      },
    },
  );
}
