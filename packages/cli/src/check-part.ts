import {
  type Diagnosis,
  diagnoseConnector,
  diagnoseIntegration,
  diagnoseTableflow,
  type LabContext,
  topicOf,
} from '@tableflow-workshop/lab3-recipes';

/** One part of the lab: its name on the command line, and how it is. */
export interface LabPartHealth extends Diagnosis {
  readonly part: string;
}

/** The connector, the topics and the integration, in the order of the rows' way. */
export function partsOf({ config }: LabContext): readonly string[] {
  const { tableIncludeList, topicPrefix } = config.connector;
  return ['connector', ...tableIncludeList.map((table) => topicOf(topicPrefix, table)), 'integration'];
}

/** Diagnoses one part. */
export async function checkPart(lab: LabContext, part: string, signal: AbortSignal): Promise<LabPartHealth> {
  const { connector, integrationName } = lab.config;
  if (part === 'connector') return { part, ...(await diagnoseConnector(lab, { name: connector.name }, { signal })) };
  if (part === 'integration')
    return { part, ...(await diagnoseIntegration(lab, { name: integrationName }, { signal })) };
  return { part, ...(await diagnoseTableflow(lab, { topic: part }, { signal })) };
}
