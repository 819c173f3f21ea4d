import type { PeerCertificate } from 'node:tls';
import { expect, test } from 'vitest';
import { explainCertificate } from './explain-certificate.ts';

const certificate = {
  subject: { CN: 'kafka' },
  subjectaltname: 'DNS:kafka.example, IP Address:10.0.0.1',
  valid_from: 'Nov 26 18:47:12 2026 GMT',
  valid_to: 'Nov 28 18:47:12 2026 GMT',
} as unknown as PeerCertificate;

test.each([
  ['CERT_HAS_EXPIRED', 'its certificate ended on 2026-11-28T18:47:12Z'],
  ['CERT_NOT_YET_VALID', 'its certificate begins on 2026-11-26T18:47:12Z'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for kafka.example, 10.0.0.1, and not for localhost'],
  [
    'SELF_SIGNED_CERT_IN_CHAIN',
    'its certificate is signed by an authority that is not trusted here (SELF_SIGNED_CERT_IN_CHAIN)',
  ],
  ['CERT_REVOKED', 'its certificate is not accepted (CERT_REVOKED)'],
])('%s', (code, problem) => {
  expect(explainCertificate(code, 'localhost', certificate)).toMatchObject({ problem, mayPass: false });
});

test('a certificate without alternative names is for its subject', () => {
  const old = { ...certificate, subjectaltname: undefined } as unknown as PeerCertificate;
  expect(explainCertificate('ERR_TLS_CERT_ALTNAME_INVALID', 'localhost', old).problem).toBe(
    'its certificate is for kafka, and not for localhost',
  );
});
