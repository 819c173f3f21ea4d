import type { IncomingMessage } from 'node:http';

/**
 * The headers of an answer of `node:http` in the shape of `Headers`: what is asked by name is read where it is, and a real
 * one is made for whoever lists them.
 */
export class MessageHeaders implements Headers {
  readonly #message: IncomingMessage;
  #real: Headers | undefined;

  constructor(message: IncomingMessage) {
    this.#message = message;
  }

  get(name: string): string | null {
    if (this.#real) return this.#real.get(name);
    const value = this.#message.headers[name.toLowerCase()];
    return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  set(name: string, value: string): void {
    this.#all().set(name, value);
  }

  append(name: string, value: string): void {
    this.#all().append(name, value);
  }

  delete(name: string): void {
    this.#all().delete(name);
  }

  getSetCookie(): string[] {
    return this.#all().getSetCookie();
  }

  entries(): ReturnType<Headers['entries']> {
    return this.#all().entries();
  }

  keys(): ReturnType<Headers['keys']> {
    return this.#all().keys();
  }

  values(): ReturnType<Headers['values']> {
    return this.#all().values();
  }

  forEach(each: Parameters<Headers['forEach']>[0], own?: unknown): void {
    this.#all().forEach(each, own);
  }

  [Symbol.iterator](): ReturnType<Headers['entries']> {
    return this.#all().entries();
  }

  #all(): Headers {
    if (this.#real) return this.#real;
    const real = new Headers();
    const { rawHeaders } = this.#message;
    for (let index = 0; index + 1 < rawHeaders.length; index += 2)
      real.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
    this.#real = real;
    return real;
  }
}
