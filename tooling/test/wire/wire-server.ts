import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly mediaType?: string | undefined;
  /** Sent as JSON, unless absent. */
  readonly body?: unknown;
  /** Without a length the body comes in chunks. */
  readonly hasLength: boolean;
}

/** A request as its bytes came in. */
export interface WireRequest {
  readonly method: string;
  readonly rawPath: string;
  readonly rawQuery: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WireServer {
  readonly origin: string;
  /** What comes next, and how it is answered. */
  answerWith(answer: (request: WireRequest) => Answer): void;
  /** The requests since the last `answerWith`. */
  requests(): readonly WireRequest[];
  close(): Promise<void>;
}

/** An HTTP server on a socket of this machine that notes what it is asked. */
export async function startWireServer(): Promise<WireServer> {
  let respond: ((request: WireRequest) => Answer) | undefined;
  let seen: WireRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const [rawPath = '', ...query] = (incoming.url ?? '').split('?');
    const request: WireRequest = {
      method: incoming.method ?? '',
      rawPath,
      rawQuery: query.join('?'),
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    seen.push(request);
    const { status, mediaType, body, hasLength } = respond?.(request) ?? { status: 500, hasLength: true };
    const text = body === undefined ? '' : JSON.stringify(body);
    outgoing.statusCode = status;
    if (mediaType) outgoing.setHeader('content-type', mediaType);
    if (hasLength) outgoing.setHeader('content-length', Buffer.byteLength(text));
    outgoing.flushHeaders();
    outgoing.end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerWith(answer) {
      respond = answer;
      seen = [];
    },
    requests: () => seen,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
