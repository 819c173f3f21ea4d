import type { Answer } from '../request/answer.ts';
import { decode } from '../request/decode.ts';
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

/** A bearer token is taken wherever a key is, and so is a key of any kind where nothing of a kind is asked for. */
export function authenticateAnyConfluent(request: Request, state: SimulatorState, nowMs: number): Caller | Answer {
  return (
    readBearer(request, state, nowMs) ??
    readKey(request, state, () => true, nowMs) ??
    refuse(new URL(request.url).pathname, 401, 'Unauthorized')
  );
}

/** Checks the key of a request. A wrong kind is refused exactly like a wrong secret: that is what makes it hard. */
export function authenticateConfluent(
  request: Request,
  api: string,
  state: SimulatorState,
  nowMs: number,
): Caller | Answer {
  const wanted = wantedKind(api);
  return (
    readBearer(request, state, nowMs) ??
    readKey(request, state, (record) => opens(record, { wanted, request, state }), nowMs) ??
    refuse(new URL(request.url).pathname, 401, 'Unauthorized')
  );
}

/** A Kafka key opens its own cluster, and no other that there is. */
function opens(
  { kind, key }: ApiKeyRecord,
  {
    wanted,
    request,
    state,
  }: { readonly wanted: ApiKeyRecord['kind']; readonly request: Request; readonly state: SimulatorState },
): boolean {
  if (kind === 'Global') return true;
  if (kind !== wanted || kind !== 'Kafka') return kind === wanted;
  const written = /\/kafka\/v3\/clusters\/([^/]+)/.exec(new URL(request.url).pathname)?.[1] ?? '';
  const others = state.confluent.kafkaClusters.filter(({ id }) => id !== key.spec.resource?.id);
  return !others.some(({ id }) => id === decode(written));
}

function readKey(
  request: Request,
  state: SimulatorState,
  isWanted: (record: ApiKeyRecord) => boolean,
  nowMs: number,
): Caller | undefined {
  const [scheme, encoded] = (request.headers.get('authorization') ?? '').split(' ');
  const [id, ...rest] = scheme === 'Basic' && encoded ? Buffer.from(encoded, 'base64').toString().split(':') : [];
  const record = state.confluent.apiKeys.find((one) => one.key.id === id && one.secret === rest.join(':'));
  return record && id && isWanted(record) && record.usableAtMs <= nowMs ? { id } : undefined;
}

/** Tokens of people and of programs open every API. Source: C1.6. */
function readBearer(request: Request, { confluent }: SimulatorState, nowMs: number): Caller | undefined {
  const [scheme, value] = (request.headers.get('authorization') ?? '').split(' ');
  if (scheme !== 'Bearer') return undefined;
  const token = confluent.tokens?.find((one) => one.value === value && one.expiresAtMs > nowMs);
  return token && { id: token.principal };
}
