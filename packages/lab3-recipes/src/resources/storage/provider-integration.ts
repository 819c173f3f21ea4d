/** A provider integration of either version. */
export interface ProviderIntegration {
  readonly id: string;
  readonly name: string;
  /** The customer's side: the ARN of a role, or an Azure tenant. Absent in a draft. */
  readonly customer: string | undefined;
  /** Confluent's own side, which the customer's cloud has to let in. */
  readonly confluent: {
    readonly roleArn?: string | undefined;
    readonly externalId?: string | undefined;
    readonly applicationId?: string | undefined;
  };
  /** Resource names of what uses it. */
  readonly usages: readonly string[];
}

/** What can be done with the provider integrations of one cloud, in one environment. */
export interface ProviderIntegrations {
  list(signal?: AbortSignal): Promise<readonly ProviderIntegration[]>;
  /** The customer's side of the integration that is wanted. */
  readonly customer: string;
  create(signal?: AbortSignal): Promise<unknown>;
  /** Gives a draft the customer's side. AWS knows no drafts. */
  configure(integration: ProviderIntegration, signal?: AbortSignal): Promise<unknown>;
  /** Throws what Confluent says while it cannot get in. On AWS it offers no such question. */
  validate(integration: ProviderIntegration, signal?: AbortSignal): Promise<unknown>;
  delete(integration: ProviderIntegration, signal?: AbortSignal): Promise<unknown>;
}

/** Far more than an environment has. */
export const mostIntegrations = 1_000;
