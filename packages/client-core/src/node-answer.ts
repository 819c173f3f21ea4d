import type { IncomingMessage } from 'node:http';
import { type Exchange, exchangeKey } from './exchange.ts';
import { MessageHeaders } from './message-headers.ts';
import type { NodeModules } from './node-modules.ts';
import { type BodyRead, discards, type KeptBody, keeps, kept, readsItself, type SelfReading } from './read-body.ts';
import { readMessage } from './read-message.ts';
import { copyOf } from './with-body.ts';

/**
 * An answer of `node:http` in the shape of a `Response`. Not a real one: to make one costs as much as all the rest of a
 * call, and its usual readers need no more than status, headers and text.
 */
class NodeAnswer implements SelfReading {
  readonly status: number;
  readonly statusText: string;
  readonly ok: boolean;
  readonly url: string;
  readonly headers: Headers;
  readonly #message: IncomingMessage;
  readonly #zlib: NodeModules['zlib'];
  [exchangeKey]: Exchange | undefined = undefined;
  [kept]: KeptBody = { text: '', data: undefined };

  constructor(message: IncomingMessage, url: string, zlib: NodeModules['zlib']) {
    const status = message.statusCode ?? 0;
    this.status = status;
    this.statusText = message.statusMessage ?? '';
    this.ok = status >= 200 && status < 300;
    this.url = url;
    this.headers = new MessageHeaders(message);
    this.#message = message;
    this.#zlib = zlib;
  }

  get redirected(): boolean {
    return false;
  }

  get type(): ResponseType {
    return 'default';
  }

  /** It is read as a whole, by the transport, before anybody else sees it. */
  get body(): null {
    return null;
  }

  get bodyUsed(): boolean {
    return false;
  }

  [readsItself](longestBytes: number): Promise<BodyRead> {
    return readMessage(this.#message, longestBytes, this.#zlib);
  }

  [keeps](body: KeptBody): void {
    this[kept] = body;
    // openapi-fetch parses once more what does not say how long it is.
    if (body.data !== undefined) this.#message.headers['content-length'] ??= String(Buffer.byteLength(body.text));
  }

  [discards](): void {
    this.#message.destroy();
  }

  async text(): Promise<string> {
    return this[kept].text;
  }

  async json(): Promise<unknown> {
    const { text, data } = this[kept];
    return data === undefined ? JSON.parse(text) : data;
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.clone().arrayBuffer();
  }

  bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.arrayBuffer().then((buffer) => new Uint8Array(buffer));
  }

  blob(): Promise<Blob> {
    return this.clone().blob();
  }

  formData(): Promise<FormData> {
    return this.clone().formData();
  }

  clone(): Response {
    return copyOf(this, this[kept].text);
  }
}

/** Makes an answer of `node:http` one for whoever expects a `Response`. */
export function createNodeAnswer(message: IncomingMessage, url: URL, zlib: NodeModules['zlib']): Response {
  if (!isResponse(NodeAnswer.prototype)) {
    Object.setPrototypeOf(NodeAnswer.prototype, Response.prototype);
    Object.setPrototypeOf(MessageHeaders.prototype, Headers.prototype);
  }
  const answer: object = new NodeAnswer(message, url.href, zlib);
  return answer as Response;
}

function isResponse(value: object): value is Response {
  return value instanceof Response;
}
