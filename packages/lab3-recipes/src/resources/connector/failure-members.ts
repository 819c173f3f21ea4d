import type { ConnectSchemas } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';

const texts = z.array(z.string()).catch([]);
const text = z.string().optional().catch(undefined);

/** Members of another kind than these count as absent: nothing promises what they are. */
const members = z.object({
  validation_errors: texts,
  errors_from_trace: texts,
  override_message: text,
  error_summary: text,
  error_recommendation_enabled: z.boolean().catch(false),
});

/** What the status of a failed connector may say beyond its description. */
export interface FailureMembers {
  /** What is wrong with the configuration, each as `key: message`. */
  readonly validationErrors: readonly string[];
  readonly errorsFromTrace: readonly string[];
  /** Takes the place of the trace. */
  readonly overrideMessage: string | undefined;
  /** The failure in the service's own words, which a model writes. */
  readonly summary: string | undefined;
  readonly hasRecommendations: boolean;
}

/** Reads these members. */
export function failureMembersOf(status: ConnectSchemas['ConnectorStatus']): FailureMembers {
  const found = members.parse(status);
  return {
    validationErrors: found.validation_errors,
    errorsFromTrace: found.errors_from_trace,
    overrideMessage: found.override_message,
    summary: found.error_summary,
    hasRecommendations: found.error_recommendation_enabled,
  };
}
