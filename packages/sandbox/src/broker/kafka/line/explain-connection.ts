import { type LineProblem, lasting } from './line-problem.ts';

const waitingHelps = 'Check the address, and that Kafka runs there.';

/** An error of the socket, before anything was said. */
export function explainConnection(error: unknown): LineProblem {
  const code = codeOf(error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return {
      problem: 'the name is not known',
      remedy: 'Check the spelling, and the network.',
      mayPass: code !== 'ENOTFOUND',
    };
  if (code === 'ECONNREFUSED') return { problem: 'nobody listens there', remedy: waitingHelps, mayPass: true };
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return {
      problem: `it cannot be reached from here (${code})`,
      remedy: 'Check the network, a VPN or a firewall.',
      mayPass: true,
    };
  return { problem: `the connection failed (${code})`, remedy: waitingHelps, mayPass: true };
}

/** Why TLS did not come about, where its certificate is not the reason. */
export function explainHandshake(error: unknown): LineProblem {
  const code = codeOf(error);
  if (/ALERT_(BAD_CERTIFICATE|CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|CERTIFICATE_UNKNOWN|UNKNOWN_CA)/.test(code))
    return lasting(
      `the server refuses the client's certificate, or that there is none (${code})`,
      'Name files in PEM in KAFKA_SSL_CERTIFICATE_LOCATION and KAFKA_SSL_KEY_LOCATION, with a certificate that this server trusts.',
    );
  if (
    code === 'ECONNRESET' ||
    code === 'EPIPE' ||
    /WRONG_VERSION|PACKET_LENGTH|UNEXPECTED_MESSAGE|HTTP_REQUEST/.test(code)
  )
    return lasting(
      'there is no TLS at this port',
      'Take the port of its listener with TLS, or set KAFKA_SECURITY_PROTOCOL to PLAINTEXT or SASL_PLAINTEXT.',
    );
  return lasting(`TLS failed (${code})`, 'Check the listener of that broker, and which versions of TLS it allows.');
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}
