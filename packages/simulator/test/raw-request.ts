import { connect } from 'node:net';

/** One request written by hand, as a browser or an attacker could send it. Gives the whole answer as text. */
export function rawRequest(url: string, lines: readonly string[], body = ''): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    socket.end(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`);
  });
}

/** The status of an answer to `rawRequest`. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
}

/** The JSON body of an answer to `rawRequest`. */
export function jsonOf(answer: string): unknown {
  return JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
}
