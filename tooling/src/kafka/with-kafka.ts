import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingTools } from '../java/missing-tools.ts';
import { resolveClassPath } from '../java/resolve-class-path.ts';
import { type KafkaOptions, kafkaArtifacts, type OwnKafka, startKafka } from './start-kafka.ts';

/** Fetches Kafka, starts one, and removes it with its data at the end. @throws Error with what is missing */
export async function withKafka(
  use: (kafka: OwnKafka, folder: string) => Promise<void>,
  options: KafkaOptions = {},
): Promise<void> {
  const problems = missingTools();
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kafka-')));
  try {
    console.log(`Fetching ${kafkaArtifacts[0]} …`);
    const classPath = resolveClassPath(folder, kafkaArtifacts);
    const kafka = await startKafka(join(folder, 'kafka'), classPath, options);
    console.log(`Kafka is at ${kafka.bootstrapServers}.`);
    const cleanUp = async (): Promise<void> => {
      await kafka.kill();
      rmSync(folder, { recursive: true, force: true });
      process.exit(130);
    };
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void cleanUp());
    try {
      await use(kafka, folder);
    } finally {
      await kafka.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
