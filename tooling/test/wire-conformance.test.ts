import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callCases } from './wire/call-cases.ts';
import { clients } from './wire/clients.ts';
import { type Description, descriptions, keyOf, type Operation } from './wire/descriptions.ts';
import { describedCalls, generatedCalls } from './wire/generated-operations.ts';
import { observeRequest } from './wire/observe-request.ts';
import { signIn, signInOperation } from './wire/sign-in.ts';
import { startWireServer, type WireServer } from './wire/wire-server.ts';

// What the clients send and read, against our own descriptions of the APIs: every operation, on a socket.

let server: WireServer;
beforeAll(async () => {
  server = await startWireServer();
});
afterAll(() => server.close());

/** The operations that were seen on the wire as described. */
const exercised = new Set<string>();

it('every description has a client', () => {
  expect(Object.keys(clients).sort()).toEqual(descriptions.map(({ name }) => name).sort());
});

for (const description of descriptions) {
  describe(description.name, () => {
    for (const operation of description.operations) {
      if (keyOf(operation) === signInOperation) continue;
      // Discovery is described without a token. The client's type leaves it to the credentials, which send none.
      it(keyOf(operation), () => callAll(description, operation, { ignoresAuthorization: asksForNothing(operation) }));
    }

    if (!description.server.includes('{')) {
      it('calls the described server', async () => {
        const seen: string[] = [];
        const client = clients[description.name]?.byDefault?.(async ({ url }) => {
          seen.push(url);
          return new Response('{}');
        });
        await client?.GET('/anywhere', {});
        expect(seen).toEqual([`${description.server}/anywhere`]);
      });
    }
  });
}

describe('a service principal', () => {
  it.each([3_600, '3600'])('signs in as described, for a token of %j seconds', async (lifetime) => {
    const { observed, expected } = await signIn(server, lifetime);
    expect(observed).toStrictEqual(expected);
    exercised.add(signInOperation);
  });
});

describe.each(descriptions)('generated types of $name', (description) => {
  const described = describedCalls(description);

  it('hold the described calls and no others', () => {
    expect(generatedCalls(description.generated)).toEqual(described);
  });

  it('differ when any path, method or name is changed', () => {
    const { generated } = description;
    const changes = [
      ...[...generated.matchAll(/^ {4}"(\/[^"]+)": \{$/gm)].map(([line]) => [line, line.replace('": {', 's": {')]),
      ...[...generated.matchAll(/^ {8}\w+: operations\["\w+"\];$/gm)].flatMap(([line]) => [
        [line, line.replace(/\w+(?=: )/, 'options')],
        [line, line.replace('"];', 'Again"];')],
      ]),
    ];
    const unnoticed = changes.filter(([before = '', after = '']) => {
      const calls = generatedCalls(generated.replace(before, () => after));
      return JSON.stringify(calls) === JSON.stringify(generatedCalls(generated));
    });
    expect(unnoticed).toEqual([]);
    const methods = Object.keys(described).length;
    const paths = new Set(description.operations.map(({ path }) => path)).size;
    expect(changes).toHaveLength(paths + 2 * methods);
  });

  it('hold nothing that was not exercised', () => {
    expect(Object.keys(generatedCalls(description.generated)).filter((key) => !exercised.has(key))).toEqual([]);
  });
});

function asksForNothing({ schemes }: Operation): boolean {
  return schemes.length === 0;
}

async function callAll(
  description: Description | undefined,
  operation: Operation,
  { ignoresAuthorization }: { readonly ignoresAuthorization: boolean },
): Promise<void> {
  const client = description && clients[description.name]?.at(server.origin);
  if (!client) throw new Error(`no client for ${description?.name}`);
  for (const { init, expected, answer } of callCases(description, operation)) {
    server.answerWith(() => answer);
    const { data, response } = await client[operation.method](operation.path, init);
    const observed = server.requests().map((request) => observeRequest(request, operation));
    const authorization = ignoresAuthorization ? observed[0]?.authorization : expected.authorization;
    expect(observed).toStrictEqual([{ ...expected, authorization }]);
    expect({ status: response.status, data }).toEqual({ status: answer.status, data: answer.body });
  }
  exercised.add(keyOf(operation));
}
