import type { IdentitySchemas } from '@tableflow-workshop/databricks-client/identity';

/** A service principal with what the API never shows. */
export type ServicePrincipalRecord = IdentitySchemas['ServicePrincipal'] & {
  /** OAuth secrets in plain text that live for ever. */
  clientSecrets: string[];
  /** Those that were made by a request. Absent: none was. */
  secrets?: SecretRecord[];
};

/** An OAuth secret that somebody made. */
export interface SecretRecord {
  /** Its id. */
  readonly id: string;
  /** In plain text. */
  readonly value: string;
  /** In milliseconds since 1970. */
  readonly createdAtMs: number;
  /** Until then it gets tokens, in milliseconds since 1970. */
  readonly expiresAtMs: number;
}

/** Whether a text is a secret that gets a token now. */
export function isSecretOf(principal: ServicePrincipalRecord, text: string, nowMs: number): boolean {
  const made = (principal.secrets ?? []).some((one) => one.value === text && one.expiresAtMs > nowMs);
  return made || principal.clientSecrets.includes(text);
}
