import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Clock } from '@tableflow-workshop/client-core';
import type { KafkaSettings } from '../kafka-settings.ts';
import { tlsOptions } from '../network-options.ts';
import { explainCertificate } from './explain-certificate.ts';
import { explainConnection, explainHandshake } from './explain-connection.ts';
import { explainResponses } from './explain-responses.ts';
import { firstRequests, readFirstResponses } from './frames.ts';
import type { LineProblem } from './line-problem.ts';
import type { ServerAddress } from './server-address.ts';

const timeoutMs = 5_000;

/**
 * Whether a server can be spoken with as the settings say: it is there, has TLS or has none, shows a certificate that is
 * trusted, is Kafka, and wants a login or none. No password is sent. The client of the broker would say of most of this that
 * the connection was closed, or nothing at all.
 */
export function checkLine(
  address: ServerAddress,
  settings: Pick<KafkaSettings, 'tls' | 'certificateAuthorities' | 'clientCertificate' | 'sasl'>,
  clock: Clock,
): Promise<LineProblem | undefined> {
  const { host, port } = address;
  const { tls, sasl } = settings;
  return new Promise((resolve) => {
    let isConnected = false;
    let isEncrypted = false;
    let received = Buffer.alloc(0);
    const socket: Socket | TLSSocket = tls
      ? connectTls({
          host,
          port,
          ...tlsOptions(settings),
          ...(isIP(host) === 0 && { servername: host }),
          // It is judged below, with what is in the certificate. Nothing is sent before.
          rejectUnauthorized: false,
        })
      : connect({ host, port });
    const end = (problem: LineProblem | undefined): void => {
      cancel();
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.destroy();
      resolve(problem);
    };
    const cancel = clock.setTimer(timeoutMs, () =>
      end(explainResponses({ isConnected, received, settings, isTimeout: true })),
    );
    const ask = (): void => {
      socket.write(firstRequests(sasl?.mechanism ?? 'NONE'));
    };
    socket.on('connect', () => {
      isConnected = true;
      if (!tls) ask();
    });
    socket.on('secureConnect', () => {
      isEncrypted = true;
      const refused = refusalOf(socket, host);
      if (refused) end(refused);
      else ask();
    });
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      if (readFirstResponses(received).kind !== 'incomplete')
        end(explainResponses({ isConnected, received, settings, isTimeout: false }));
    });
    socket.on('error', (error) => {
      if (!isConnected) end(explainConnection(error));
      else if (tls && received.length === 0) end(explainHandshake(error));
      else end(explainResponses({ isConnected, received, settings, isTimeout: false }));
    });
    socket.on('close', () => {
      if (tls && !isEncrypted) end(explainHandshake({ code: 'ECONNRESET' }));
      else end(explainResponses({ isConnected, received, settings, isTimeout: false }));
    });
  });
}

function refusalOf(socket: Socket | TLSSocket, host: string): LineProblem | undefined {
  if (!('authorized' in socket) || socket.authorized) return undefined;
  return explainCertificate(String(socket.authorizationError), host, socket.getPeerCertificate());
}
