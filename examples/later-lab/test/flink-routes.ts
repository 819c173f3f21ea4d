import type { SimulatorRoute } from '@tableflow-workshop/simulator';

/** What this lab needs of Flink, beside what the simulator knows: a statement is PENDING once, and runs then. */
export function flinkRoutes(): readonly SimulatorRoute[] {
  const statements = new Map<string, { name: string; spec: { statement: string }; status: { phase: string } }>();
  const path = '/sql/v1/organizations/{organization}/environments/{environment}/statements';
  return [
    {
      method: 'POST',
      path,
      operationId: 'createStatement',
      answer({ body }) {
        const { name, spec } = body as { name: string; spec: { statement: string } };
        if (statements.has(name)) return { status: 409, body: { errors: [{ detail: `${name} already exists` }] } };
        const made = { name, spec, status: { phase: 'PENDING' } };
        statements.set(name, made);
        return { status: 201, body: made };
      },
    },
    {
      method: 'GET',
      path: `${path}/{name}`,
      operationId: 'getStatement',
      answer({ parameters }) {
        const found = statements.get(parameters.name ?? '');
        if (!found) return { status: 404, body: { errors: [{ detail: 'no such statement' }] } };
        const answer = { status: 200, body: { ...found, status: { ...found.status } } };
        found.status.phase = 'RUNNING';
        return answer;
      },
    },
  ];
}
