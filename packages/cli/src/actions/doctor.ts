import { createDoctorContext, doctor } from '@tableflow-workshop/lab3-recipes';
import type { DoctorCommandOptions } from '../commands/doctor.ts';
import { renderFindings } from '../render-findings.ts';
import { renderJson } from '../render-json.ts';
import { kafkaSettings } from '../sandbox/kafka-settings.ts';
import { loadSandbox } from '../sandbox/load-sandbox.ts';
import { withConfig } from '../with-lab.ts';

/** Looks for everything that would stop the lab, or with `--kafka` a sandbox whose topics are there, and prints it. */
export async function runDoctor(options: DoctorCommandOptions): Promise<void> {
  const { kafka, json } = options;
  const result = kafka === undefined ? await examineLab(options) : await examineBroker(kafka);
  console.log(json ? renderJson(result) : renderFindings(result));
  if (result.verdict !== 'healthy') process.exitCode = 1;
}

function examineLab(options: DoctorCommandOptions) {
  return withConfig(options, async (config, source, signal) =>
    doctor(await createDoctorContext(config, { source }), { signal }),
  );
}

async function examineBroker(servers: string) {
  const settings = await kafkaSettings(servers, process.env);
  const { examineKafka } = await loadSandbox();
  const { verdict, findings } = await examineKafka(settings);
  return { verdict, sides: { kafka: verdict }, findings };
}
