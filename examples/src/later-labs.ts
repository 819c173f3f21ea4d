import {
  createLabContext,
  enableTableflow,
  ensureTableflowKey,
  environmentSource,
  readTerraformOutput,
  readTfvars,
  resolveLabConfig,
} from '@tableflow-workshop/lab3-recipes';

// Turns the topics that Flink makes in the later labs into Delta tables. A record that cannot be written goes to the error
// log instead of stopping its table.

const weekMs = 7 * 24 * 60 * 60_000;
const topics = [
  { topic: 'clickstream', retentionMs: 8 * weekMs },
  { topic: 'denormalized_hotel_bookings', retentionMs: 2 * weekMs },
  { topic: 'reviews_with_sentiment', retentionMs: 2 * weekMs },
];

const config = resolveLabConfig([
  environmentSource(process.env),
  await readTerraformOutput('terraform-output.json'),
  await readTfvars('terraform.tfvars'),
]);
const { key, release } = await ensureTableflowKey(config);
try {
  const lab = await createLabContext(config, { tableflowKey: key });
  for (const { topic, retentionMs } of topics) {
    const enabled = await enableTableflow(lab, {
      topic,
      storage: config.storage,
      retentionMs,
      errorHandling: { mode: 'LOG' },
      expectWriteMode: 'APPEND',
    });
    console.log(topic, enabled.outcome, enabled.writeMode, enabled.tablePath);
  }
} finally {
  await release();
}
