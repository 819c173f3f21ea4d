import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request. */
export type Fault = (response: ServerResponse, request: IncomingMessage) => void;

export interface FaultServer {
  readonly url: string;
  /** What arrived: method, path and body. */
  readonly seen: readonly string[];
  readonly headers: readonly IncomingMessage['headers'][];
  close(): Promise<void>;
}

/** A server on this machine that goes through a script of faults; the last one repeats. */
export async function startFaultServer(script: readonly Fault[], hostname = '127.0.0.1'): Promise<FaultServer> {
  const seen: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const fault = script[Math.min(seen.length, script.length - 1)];
    seen.push(`${request.method} ${request.url} ${Buffer.concat(chunks)}`.trim());
    headers.push(request.headers);
    fault?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://${hostname}:${port}`, seen, headers, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Answers with JSON. */
export function json(status: number, body: unknown = {}, headers: Record<string, string> = {}): Fault {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Answers with these bytes. */
export function text(status: number, body: string, headers: Record<string, string> = {}): Fault {
  return (response) => response.writeHead(status, headers).end(body);
}

/** Cuts the connection before a byte of the answer. */
export const reset: Fault = (response) => response.socket?.resetAndDestroy();

/** Never answers, and tells when a request has arrived. */
export function hangAfter(): { readonly fault: Fault; readonly arrived: Promise<IncomingMessage> } {
  let arrive: (request: IncomingMessage) => void = () => undefined;
  const arrived = new Promise<IncomingMessage>((resolve) => {
    arrive = resolve;
  });
  return { arrived, fault: (_response, request) => arrive(request) };
}

/** Cuts the connection in the middle of the body, whose length was announced. */
export const cutBody: Fault = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"rivers":["Rhi', () => response.socket?.destroy());
};

/** The same without an announced length: only the missing last chunk tells. */
export const cutChunks: Fault = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"rivers":[]}', () => response.socket?.destroy());
};
