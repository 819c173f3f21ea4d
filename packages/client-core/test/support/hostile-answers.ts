import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

/** What comes of a call: its data, or the name of the error. */
export type Outcome = 'data' | 'ApiError' | 'InvalidResponseError' | 'NetworkError';

/** A server that does not mean well. */
export interface HostileAnswer {
  readonly name: string;
  /** What a client should make of it; several, where runtimes and their versions differ. */
  readonly outcome: Outcome | readonly Outcome[];
  /** Gets the connection after the request was read, and writes what it likes. */
  readonly answer: (socket: Socket, port: number) => void;
}

const json = 'content-type: application/json';
type Bytes = string | Uint8Array;

function whole(head: string, body: Bytes = '', headers: readonly string[] = [json]): Buffer {
  const bytes = Buffer.from(body as string);
  return Buffer.concat([
    Buffer.from(
      `${[`HTTP/1.1 ${head}`, ...headers, 'connection: close', `content-length: ${bytes.length}`].join('\r\n')}\r\n\r\n`,
    ),
    bytes,
  ]);
}

const end =
  (bytes: Bytes): HostileAnswer['answer'] =>
  (socket) =>
    void socket.end(bytes);
const ok = (body: Bytes, headers?: readonly string[]): HostileAnswer['answer'] => end(whole('200 OK', body, headers));
const status = (head: string, body: Bytes = '', headers?: readonly string[]) => end(whole(head, body, headers));
const raw = (text: string): HostileAnswer['answer'] => end(text.replaceAll('\n', '\r\n'));
/** Says this, and then nothing more; the connection stays. */
const stall =
  (text: string): HostileAnswer['answer'] =>
  (socket) =>
    void socket.write(text.replaceAll('\n', '\r\n'));
/** Says this, and cuts the connection when it is sent. */
const reset =
  (text: string): HostileAnswer['answer'] =>
  (socket) =>
    text === ''
      ? socket.resetAndDestroy()
      : void socket.write(text.replaceAll('\n', '\r\n'), () => socket.resetAndDestroy());
/** Says the beginning, and then the same for ever, as fast as it is read. */
const endless =
  (beginning: string, again: Bytes): HostileAnswer['answer'] =>
  (socket) => {
    socket.write(beginning.replaceAll('\n', '\r\n'));
    const more = (): void => {
      while (!socket.destroyed && socket.write(again));
    };
    socket.on('drain', more);
    more();
  };
const encoded = (encoding: string, body: Uint8Array) => ok(body, [json, `content-encoding: ${encoding}`]);
const redirect = (location: string) => status('302 Found', '', [`location: ${location}`]);

const ours = '✓ verify tables: complete';
const terminal = `no\\n${ours}\\u001b[2J\\u202e\\u0000`;
const bomb = Buffer.alloc(100 << 20, ' ');
const chunked = `HTTP/1.1 200 OK\n${json}\ntransfer-encoding: chunked\n\n`;
const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;

const named = (
  outcome: HostileAnswer['outcome'],
  answers: Readonly<Record<string, HostileAnswer['answer']>>,
): readonly HostileAnswer[] => Object.entries(answers).map(([name, answer]) => ({ name, outcome, answer }));

/** Hostile answers to a GET. Bodies of more than a megabyte are too long here. */
export const hostileAnswers: readonly HostileAnswer[] = [
  ...named('InvalidResponseError', {
    'null for data': ok('null'),
    'a number for data': ok('7'),
    'a text for data': ok('"done"'),
    'a boolean for data': ok('true'),
    'an empty body': ok(''),
    'space alone': ok('   \n'),
    'JSON that is cut': ok('{"rivers":[{"name":"Rhi'),
    'JSON with a comma too many': ok('{"rivers":[1,]}'),
    'single quotes': ok("{'rivers':[]}"),
    NaN: ok('{"length":NaN}'),
    comments: ok('{/* none */}'),
    'two documents': ok('{}{}'),
    'UTF-16': ok(Buffer.from('{"rivers":[]}', 'utf16le')),
    'null bytes': ok(Buffer.alloc(10_000)),
    'a line break inside a text': ok('{"name":"Rhi\nne"}'),
    'a program': ok('callback({"rivers":[]})'),
    'a login page': ok('<html><title>Log in</title></html>', ['content-type: text/html']),
    'a page with a hostile title': ok(`<title>no\n${ours}\u001b[2J</title>`, ['content-type: text/html']),
    'a page that never closes a tag': ok(`<${'<a '.repeat(200_000)}`),
    'a page of titles': ok('<title>'.repeat(100_000)),
    XML: ok('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><rivers>&b;</rivers>'),
    'bytes of another protocol': ok(Buffer.from([0, 0, 0, 5, 8, 1, 18, 1, 255])),
    'a body that is announced to be too long': (socket) =>
      endless(`HTTP/1.1 200 OK\n${json}\ncontent-length: 1000000000\n\n`, chunk)(socket, 0),
    'a body that is too long by one byte': ok(`"${'x'.repeat((1 << 20) - 1)}"`),
    'a body without an end': endless(chunked, chunk),
    'a body without an end or a length': endless(`HTTP/1.1 200 OK\n${json}\nconnection: close\n\n`, ' '.repeat(65_536)),
    'a text without an end': endless(`${chunked}`, `10000\r\n"${'x'.repeat(0xffff)}\r\n`),
    'a bomb of gzip': encoded('gzip', gzipSync(bomb)),
    'a bomb of deflate': encoded('deflate', deflateSync(bomb)),
    'a bomb of Brotli': encoded('br', brotliCompressSync(bomb.subarray(0, 20 << 20))),
    'an encoding that nobody knows': encoded('snappy', Buffer.from([255, 6, 0, 0, 115, 78])),
    'a body that is longer than announced': raw(`HTTP/1.1 200 OK\n${json}\ncontent-length: 10\n\n{"rivers":["Rhine"]}`),
    'a body that ends with the connection, too early': raw(
      `HTTP/1.1 200 OK\n${json}\nconnection: close\n\n{"rivers":[`,
    ),
    'a redirect to itself': redirect('/rivers'),
    'a redirect to somewhere new each time': (socket) => redirect(`/rivers?${socket.remotePort}`)(socket, 0),
    'a redirect to another port': (socket, port) => redirect(`http://127.0.0.1:${port + 1}/`)(socket, port),
    'a redirect to another name of this machine': (socket, port) => redirect(`http://localhost:${port}/`)(socket, port),
    'a redirect to a file': redirect('file:///etc/passwd'),
    'a redirect to a program': redirect('javascript:alert(1)'),
    'a redirect with a password': (socket, port) => redirect(`http://u:p@127.0.0.1:${port}/`)(socket, port),
    'a redirect to what is no address': redirect('http://['),
    'a redirect without an address': status('302 Found'),
    'a redirect to an address of 8,000 characters': redirect(`http://x.test/${'x'.repeat(8_000)}`),
    'a redirect with a body without an end': endless(
      'HTTP/1.1 302 Found\nlocation: http://x.test/\ntransfer-encoding: chunked\n\n',
      chunk,
    ),
    'not modified': status('304 Not Modified'),
    'several choices': status('300 Multiple Choices', '{}'),
  }),
  ...named('data', {
    'a byte order mark': ok('\ufeff{"rivers":[]}'),
    'bytes that are no UTF-8': ok(Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
    'a key twice': ok('{"rivers":[],"rivers":7}'),
    __proto__: ok('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    'toString and hasOwnProperty': ok('{"toString":7,"hasOwnProperty":null,"then":"x"}'),
    'lists in lists, 100,000 deep': ok(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    'objects in objects, 100,000 deep': ok(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    'numbers that are too large': ok('{"a":1e400,"b":123456789012345678901234567890}'),
    'halves of characters': ok('{"name":"\\ud800"}'),
    'a text of 900,000 characters': ok(`{"a":"${'x'.repeat(900_000)}"}`),
    'JSON that is said to be a page': ok('{}', ['content-type: text/html']),
    'a charset that is not meant': ok('{}', ['content-type: application/json; charset=utf-7']),
    'a charset that nobody knows': ok('{}', ['content-type: application/json; charset=x-"\u00ff']),
    'no type of content': ok('{}', []),
    'a type of content of 8,000 characters': ok('{}', [`content-type: ${'x'.repeat(8_000)}`]),
    'an honest gzip': encoded('gzip', gzipSync('{"rivers":[]}')),
    'chunks with extensions': raw(`${chunked}2;x=${'y'.repeat(1_000)}\n{}\n0\n\n`),
    trailers: raw(`${chunked}2\n{}\n0\nauthorization: Bearer x\n\n`),
    'limits that are none': ok('{}', [
      'x-ratelimit-limit: -1',
      'x-ratelimit-remaining: 1e999',
      'x-ratelimit-reset: NaN',
    ]),
    'a limit that is used up for ever': ok('{}', [
      'x-ratelimit-limit: 1',
      'x-ratelimit-remaining: 0',
      'x-ratelimit-reset: 99999999',
    ]),
  }),
  ...named('ApiError', {
    'a refusal with commands for a terminal': status(
      '400 Bad Request',
      `{"detail":"${terminal}","code":"${terminal}"}`,
    ),
    'a refusal with a reason of commands': status('400 Bad\u009b2JRequest'),
    'a refusal of 900,000 characters': status('400 Bad Request', `{"detail":"${'x'.repeat(900_000)}"}`),
    'a refusal that looks like the beginning of a secret': status(
      '400 Bad Request',
      `{"detail":"${'a://b:'.repeat(150_000)}"}`,
    ),
    'a refusal that is a page of five megabytes': status('502 Bad Gateway', `<html>${'<p>'.repeat(1_700_000)}`),
    'a refusal without an end': endless('HTTP/1.1 500 Internal Server Error\ntransfer-encoding: chunked\n\n', chunk),
    'a refusal that is a bomb': status('500 Internal Server Error', gzipSync(bomb), [json, 'content-encoding: gzip']),
    'a refusal that is null': status('404 Not Found', 'null'),
    'a refusal that is a list': status('404 Not Found', '[[]]'),
    'a refusal 100,000 deep': status('400 Bad Request', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    'a refusal with numbers for texts': status('400 Bad Request', '{"code":[],"detail":{"a":1}}'),
    'a refusal with a request id of 8,000 characters': status('400 Bad Request', '{}', [
      `x-request-id: ${'x'.repeat(8_000)}`,
    ]),
    'a wait without an end': status('429 Too Many Requests', '{}', ['retry-after: 1e999']),
    'a wait of years': status('429 Too Many Requests', '{}', [`retry-after: ${'9'.repeat(400)}`]),
    'a wait that is no date': status('503 Service Unavailable', '{}', ['retry-after: soon']),
    'a wait until the past': status('503 Service Unavailable', '{}', ['retry-after: Thu, 01 Jan 1970 00:00:00 GMT']),
    'a refusal of who is called': status('401 Unauthorized', '{}', ['www-authenticate: Basic realm="x"']),
  }),
  ...named('NetworkError', {
    'a body that is shorter than announced': raw(`HTTP/1.1 200 OK\n${json}\ncontent-length: 1000\n\n{}`),
    'a length that is negative': raw(`HTTP/1.1 200 OK\n${json}\ncontent-length: -5\n\n{}`),
    'a length that is no number': raw(`HTTP/1.1 200 OK\n${json}\ncontent-length: many\n\n{}`),
    'two lengths': raw(`HTTP/1.1 200 OK\n${json}\ncontent-length: 2\ncontent-length: 3\n\n{}`),
    'a chunk of no size': raw(`${chunked}zz\n{}\n0\n\n`),
    'a chunk of every size': raw(`${chunked}ffffffffffffffffff\n{}\n`),
    'chunks without the last one': raw(`${chunked}2\n{}\n`),
    'gzip that is broken': encoded('gzip', Buffer.from([31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8])),
    'gzip that is none': encoded('gzip', Buffer.from('{"rivers":[]}')),
    'headers without an end': endless('HTTP/1.1 200 OK\n', `x-more: ${'x'.repeat(1_000)}\r\n`),
    'a header without an end': endless('HTTP/1.1 200 OK\nx-more: ', 'x'.repeat(10_000)),
    'a header of a megabyte': raw(`HTTP/1.1 200 OK\nx-more: ${'x'.repeat(1 << 20)}\n\n`),
    '100,000 headers': raw(`HTTP/1.1 200 OK\n${'a: b\n'.repeat(100_000)}\n`),
    'a header with a null': raw('HTTP/1.1 200 OK\nx-a: b\0c\ncontent-length: 2\n\n{}'),
    'another protocol': raw('SSH-2.0-OpenSSH_9.6\n'),
    'a version that does not exist': raw('HTTP/9.9 200 OK\ncontent-length: 2\n\n{}'),
    'a status of no number': raw('HTTP/1.1 abc OK\ncontent-length: 2\n\n{}'),
    'another protocol that is agreed to': raw('HTTP/1.1 101 Switching Protocols\nupgrade: x\nconnection: upgrade\n\n'),
    'nothing at all': stall(''),
    'a status line that stops': stall('HTTP/1.1 200'),
    'headers that stop': stall(`HTTP/1.1 200 OK\n${json}\n`),
    'a body that stops': stall(`HTTP/1.1 200 OK\n${json}\ncontent-length: 100\n\n{"rivers":`),
    'a chunk that stops': stall(`${chunked}100\n{"rivers":`),
    'progress without an end': (socket) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 5);
      socket.on('close', () => clearInterval(timer));
    },
    'a body that comes byte by byte': (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${json}\r\ncontent-length: 100000\r\n\r\n`);
      const timer = setInterval(() => socket.write(' '), 5);
      socket.on('close', () => clearInterval(timer));
    },
    'a connection that is reset before a byte': reset(''),
    'a connection that is reset in the status line': reset('HTTP/1.1 2'),
    'a connection that is reset in the headers': reset(`HTTP/1.1 200 OK\n${json}\ncontent-le`),
    'a connection that is reset in the body': reset(`HTTP/1.1 200 OK\n${json}\ncontent-length: 100\n\n{"riv`),
    'a connection that is reset in a chunk': reset(`${chunked}100\n{"riv`),
    'a connection that is closed without a byte': (socket) => void socket.end(),
    'a connection that is closed in the status line': raw('HTTP/1.1 200'),
    'a connection that is closed in the headers': raw(`HTTP/1.1 200 OK\n${json}\n`),
  }),
  ...named(['NetworkError', 'InvalidResponseError', 'ApiError', 'data'], {
    'a length beside chunks': raw(
      `HTTP/1.1 200 OK\n${json}\ncontent-length: 5\ntransfer-encoding: chunked\n\n2\n{}\n0\n\n`,
    ),
    'a header that goes on in the next line': raw('HTTP/1.1 200 OK\nx-a: b\n c\ncontent-length: 2\n\n{}'),
    'a header without a name': raw('HTTP/1.1 200 OK\n: b\ncontent-length: 2\n\n{}'),
    'gzip that is cut': encoded('gzip', gzipSync('{"rivers":[]}'.repeat(100)).subarray(0, 30)),
    'a status of 999': status('999 Odd', '{}'),
    'a status of 0': status('000 Odd', '{}'),
    'two encodings': encoded('gzip, gzip', gzipSync(gzipSync('{}'))),
    'a success without content that has some': status('204 No Content', '{}'),
    'a success that asks to start again': status('205 Reset Content', '{}'),
  }),
];
