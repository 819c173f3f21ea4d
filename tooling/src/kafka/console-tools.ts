import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveClassPath } from '../java/resolve-class-path.ts';
import { kafkaArtifacts } from './start-kafka.ts';

const consoleTools: Readonly<Record<string, string>> = {
  'kafka-topics.sh': 'org.apache.kafka.tools.TopicCommand',
  'kafka-console-producer.sh': 'org.apache.kafka.tools.ConsoleProducer',
  'kafka-console-consumer.sh': 'org.apache.kafka.tools.consumer.ConsoleConsumer',
  'kafka-leader-election.sh': 'org.apache.kafka.tools.LeaderElectionCommand',
  'kafka-get-offsets.sh': 'org.apache.kafka.tools.GetOffsetShell',
};

/** The scripts of Kafka's archive, which Maven Central does not have. Gives their folder. */
export function installConsoleTools(folder: string): string {
  const tools = join(folder, 'tools');
  mkdirSync(tools);
  const version = kafkaArtifacts[0]?.split(':').at(-1);
  const classPath = resolveClassPath(folder, [`org.apache.kafka:kafka-tools:${version}`, ...kafkaArtifacts]);
  for (const [name, main] of Object.entries(consoleTools)) {
    const script = `#!/bin/sh\nexec java -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp '${classPath}' ${main} "$@"\n`;
    writeFileSync(join(tools, name), script);
    chmodSync(join(tools, name), 0o755);
  }
  return tools;
}
