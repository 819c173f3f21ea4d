import type { PeerCertificate } from 'node:tls';
import { plainText } from '@tableflow-workshop/client-core';
import { type LineProblem, lasting } from './line-problem.ts';

const authority = 'Name the authority that signed it, a file in PEM, in KAFKA_SSL_CA_LOCATION.';
const unknownAuthority = [
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
];

/** Why a certificate is not accepted: what Node.js calls the reason, and what is in the certificate. */
export function explainCertificate(code: string, host: string, certificate: PeerCertificate): LineProblem {
  if (code === 'CERT_HAS_EXPIRED')
    return lasting(`its certificate ended on ${day(certificate.valid_to)}`, 'Give the broker a new one.');
  if (code === 'CERT_NOT_YET_VALID')
    return lasting(
      `its certificate begins on ${day(certificate.valid_from)}`,
      'Check the clock of this machine, and that of the one that signed it.',
    );
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return lasting(
      `its certificate is for ${namesOf(certificate)}, and not for ${host}`,
      'Use an address that is in the certificate, or give the broker one that has this name.',
    );
  if (unknownAuthority.includes(code))
    return lasting(`its certificate is signed by an authority that is not trusted here (${code})`, authority);
  return lasting(`its certificate is not accepted (${code})`, authority);
}

function day(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? plainText(text, 40) : `${time.toISOString().slice(0, 19)}Z`;
}

function namesOf({ subjectaltname, subject }: PeerCertificate): string {
  const names = subjectaltname ?? [subject?.CN].flat().join(', ');
  return plainText(names.replaceAll(/(?:DNS|IP Address):/g, ''), 200) || 'nobody';
}
