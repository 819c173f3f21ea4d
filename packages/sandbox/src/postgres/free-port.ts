import { createServer } from 'node:net';

/** A port of the loopback address that nobody listens on: the preferred one when it is free, else any. */
export async function freePort(host: string, preferredPort?: number): Promise<number> {
  if (preferredPort === undefined) return listenOnce(host, 0);
  return listenOnce(host, preferredPort).catch(() => listenOnce(host, 0));
}

function listenOnce(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address) resolve(address.port);
        else reject(new Error('The system gave no port'));
      });
    });
  });
}
