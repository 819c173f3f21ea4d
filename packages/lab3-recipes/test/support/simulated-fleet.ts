import { createVirtualClock, type VirtualClock } from '@tableflow-workshop/client-core';
import {
  attendeesOf,
  createSimulator,
  environmentOf,
  riverHotels,
  type Simulator,
  type SimulatorOptions,
  type World,
} from '@tableflow-workshop/simulator';
import { labConfigFromEnv } from '../../src/config/lab-config-from-env.ts';
import type { FleetLab } from '../../src/fleet/roster/roster.ts';

export interface SimulatedFleet {
  readonly labs: readonly FleetLab[];
  readonly simulator: Simulator;
  readonly clock: VirtualClock;
}

/** A workshop in virtual time: one organization, workspace and database, and a lab for each attendee. */
export function createSimulatedFleet(
  attendees: number,
  options: Partial<SimulatorOptions> & { readonly world?: World; readonly startMs?: number } = {},
): SimulatedFleet {
  const { startMs, world: base = riverHotels, ...more } = options;
  const world = { ...base, attendees };
  const clock = createVirtualClock(startMs === undefined ? {} : { startMs });
  const simulator = createSimulator({ world, clock, ...more });
  return { labs: attendeesOf(world).map(labOf), simulator, clock };
}

function labOf(world: World): FleetLab {
  const prefix = world.environment.id.replace('env-', '');
  const config = labConfigFromEnv({
    ...environmentOf(world),
    TF_VAR_prefix: prefix,
    LAB3_CONNECTOR_NAME: `${prefix}-postgres-cdc`,
    LAB3_TABLES: 'public.hotel,public.customer',
    // The clouds take their own time for each name.
    LAB3_TOPIC_PREFIX: `${prefix}-riverhotel`,
  });
  return { attendee: `${prefix}@example.com`, config };
}
