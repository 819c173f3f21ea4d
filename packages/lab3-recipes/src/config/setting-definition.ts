import type { z } from 'zod';

/** One setting: what a valid value is, where it may come from, and how a person gets it. */
export interface SettingDefinition {
  /** Checks and converts the text. An optional schema is an optional setting. */
  readonly schema: z.ZodType<unknown, string | undefined>;
  readonly environment?: string;
  /** Terraform outputs, best first: `output` or `output.member`. */
  readonly terraform?: readonly string[];
  /** Variables in `terraform.tfvars`, best first; each also as `TF_VAR_…` in the environment. */
  readonly tfvars?: readonly string[];
  readonly remedy: string;
}
