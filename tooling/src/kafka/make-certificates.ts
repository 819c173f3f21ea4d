import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files in PEM: an authority that nobody knows, and what it has signed. */
export interface Certificates {
  /** The certificate of the authority. */
  readonly authority: string;
  /** The certificate of another one, which has signed nothing. */
  readonly otherAuthority: string;
  /** A key and its certificate in one file, as Kafka reads them, by what is special about them. */
  readonly servers: Readonly<Record<'good' | 'expired' | 'otherHost', string>>;
  /** Of a client. */
  readonly client: { readonly certificate: string; readonly key: string };
}

const here = 'DNS:localhost,IP:127.0.0.1,IP:::1';
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** Makes an authority on the spot, with openssl, and lets it sign. @throws Error with what openssl said */
export function makeCertificates(folder: string): Certificates {
  const file = (name: string): string => join(folder, name);
  const authority = (name: string): string => {
    const out = ['-keyout', file(`${name}.key`), '-out', file(`${name}.pem`), '-days', '2'];
    openssl(['req', '-x509', ...newKey, ...out, '-subj', `/CN=${name} of this Kafka`]);
    return file(`${name}.pem`);
  };
  const trusted = authority('authority');
  const sign = (name: string, names: string, days: number): { certificate: string; key: string } => {
    const [key, request, certificate] = [file(`${name}.key`), file(`${name}.csr`), file(`${name}.pem`)];
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${names}`];
    openssl(['req', ...newKey, '-keyout', key, '-out', request, ...subject]);
    const by = ['-CA', trusted, '-CAkey', file('authority.key'), '-copy_extensions', 'copy', '-days', String(days)];
    openssl(['x509', '-req', '-in', request, ...by, '-out', certificate]);
    return { certificate, key };
  };
  const server = (name: string, names: string, days: number): string => {
    const { certificate, key } = sign(name, names, days);
    writeFileSync(file(`${name}-server.pem`), `${readFileSync(key, 'utf8')}${readFileSync(certificate, 'utf8')}`, {
      mode: 0o600,
    });
    return file(`${name}-server.pem`);
  };
  return {
    authority: trusted,
    otherAuthority: authority('other-authority'),
    servers: {
      good: server('good', here, 2),
      // It ends as it begins.
      expired: server('expired', here, 0),
      otherHost: server('other-host', 'DNS:kafka.example', 2),
    },
    client: sign('client', 'DNS:client.example', 2),
  };
}

function openssl(args: readonly string[]): void {
  const { status, error, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (error) throw new Error(`openssl is missing: install it, so that \`openssl version\` runs (${error.message}).`);
  if (status !== 0) throw new Error(`openssl ${args[0]} failed:\n${stderr}`);
}
