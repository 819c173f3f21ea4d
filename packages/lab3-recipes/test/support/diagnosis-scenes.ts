import type { Simulator } from '@tableflow-workshop/simulator';

/** Sets what the simulated service says of its only connector. */
export function connectorSays(simulator: Simulator, state: string, trace: string): void {
  for (const one of simulator.state.confluent.connectors) Object.assign(one, { state, trace });
}

/** The status of the lab's connector in words of the test's own, for the next check. */
export function statusAnswer(
  simulator: Simulator,
  status: {
    readonly state: string;
    readonly trace?: string;
    readonly tasks: readonly { state: string; msg?: string }[];
  },
): void {
  simulator.faults.add({
    on: 'getConnectorStatus',
    answer: {
      status: 200,
      body: {
        name: 'riverhotel-postgres-cdc',
        type: 'source',
        connector: { state: status.state, worker_id: 'w', trace: status.trace ?? '' },
        tasks: status.tasks.map((task, id) => ({ id, worker_id: 'w', ...task })),
      },
    },
  });
}
