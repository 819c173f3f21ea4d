/** Requests and responses of Kafka's protocol, as far as they show what is at the other end. */

const clientId = Buffer.from('tableflow-workshop-sandbox');
const apiVersions = { key: 18, version: 0, correlationId: 1 };
const saslHandshake = { key: 17, version: 1, correlationId: 2 };
const lengthSize = 4;
/** The largest response to these two is a few hundred bytes. */
const longestFrame = 65_536;

/** Asks for the requests that are known, and for a way to log in. Every Kafka knows both. */
export function firstRequests(mechanism: string): Buffer {
  const name = Buffer.from(mechanism);
  const body = Buffer.alloc(2 + name.length);
  body.writeInt16BE(name.length);
  name.copy(body, 2);
  return Buffer.concat([request(apiVersions, Buffer.alloc(0)), request(saslHandshake, body)]);
}

function request(
  { key, version, correlationId }: { key: number; version: number; correlationId: number },
  body: Buffer,
): Buffer {
  const header = Buffer.alloc(10);
  header.writeInt16BE(key);
  header.writeInt16BE(version, 2);
  header.writeInt32BE(correlationId, 4);
  header.writeInt16BE(clientId.length, 8);
  const frame = Buffer.concat([header, clientId, body]);
  const length = Buffer.alloc(lengthSize);
  length.writeInt32BE(frame.length);
  return Buffer.concat([length, frame]);
}

/** What has come so far: `incomplete`, something that is not Kafka's, or what it says of logins. */
export type FirstResponses =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'http' | 'tls' | 'unknown' }
  | {
      readonly kind: 'kafka';
      readonly login: 'accepted' | 'none' | 'unsupported';
      readonly mechanisms: readonly string[];
    };

const errorCodes: Readonly<Record<number, 'accepted' | 'none' | 'unsupported'>> = {
  0: 'accepted',
  33: 'unsupported',
  34: 'none',
};

/** Reads the responses to `firstRequests`. */
export function readFirstResponses(bytes: Buffer): FirstResponses {
  if (bytes.length < lengthSize) return { kind: 'incomplete' };
  if (bytes.subarray(0, lengthSize).toString('latin1') === 'HTTP') return { kind: 'http' };
  // An alert of TLS: its type, and the version.
  if (bytes[0] === 0x15 && bytes[1] === 3) return { kind: 'tls' };
  const frames: Buffer[] = [];
  for (let start = 0; frames.length < 2; ) {
    if (bytes.length < start + lengthSize) return { kind: 'incomplete' };
    const length = bytes.readInt32BE(start);
    if (length < 10 || length > longestFrame) return { kind: 'unknown' };
    const end = start + lengthSize + length;
    if (bytes.length >= start + 8 && bytes.readInt32BE(start + lengthSize) !== frames.length + 1)
      return { kind: 'unknown' };
    if (bytes.length < end) return { kind: 'incomplete' };
    frames.push(bytes.subarray(start + lengthSize, end));
    start = end;
  }
  return readHandshake(frames[1] ?? Buffer.alloc(0));
}

function readHandshake(frame: Buffer): FirstResponses {
  const login = errorCodes[frame.readInt16BE(4)];
  if (!login) return { kind: 'unknown' };
  const mechanisms: string[] = [];
  for (let at = 10; at + 2 <= frame.length; ) {
    const end = at + 2 + frame.readInt16BE(at);
    mechanisms.push(frame.subarray(at + 2, end).toString());
    at = end;
  }
  return { kind: 'kafka', login, mechanisms };
}
