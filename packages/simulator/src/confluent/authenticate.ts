import type { Answer } from '../request/answer.ts';
import { refuse } from '../request/refuse.ts';
import type { Caller } from '../request/route.ts';
import type { ApiKeyRecord, SimulatorState } from '../state.ts';

/** Which kinds of key an API takes. Source: C1.6. A Global key reaches everything. */
function wantedKind(api: string): ApiKeyRecord['kind'] {
  if (api.startsWith('tableflow')) return 'Tableflow';
  if (api.startsWith('kafka-v3')) return 'Kafka';
  if (api.startsWith('schema-registry-v1')) return 'Schema Registry';
  return 'Cloud';
}

/** Checks the key of a request. A wrong kind is refused exactly like a wrong secret: that is what makes it hard. */
export function authenticateConfluent(
  request: Request,
  api: string,
  state: SimulatorState,
  nowMs: number,
): Caller | Answer {
  const [scheme, encoded] = (request.headers.get('authorization') ?? '').split(' ');
  const [id, ...rest] = scheme === 'Basic' && encoded ? Buffer.from(encoded, 'base64').toString().split(':') : [];
  const record = state.confluent.apiKeys.find((one) => one.key.id === id && one.secret === rest.join(':'));
  const wanted = wantedKind(api);
  const isAccepted = record && (record.kind === wanted || record.kind === 'Global') && record.usableAtMs <= nowMs;
  if (isAccepted && id) return { id };
  return refuse(new URL(request.url).pathname, 401, 'Unauthorized');
}
