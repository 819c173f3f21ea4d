import { createDoctorContext, doctor } from '@tableflow-workshop/lab3-recipes';
import type { DoctorCommandOptions } from '../commands/doctor.ts';
import { printResult } from '../print.ts';
import { renderFindings } from '../render-findings.ts';
import { kafkaSettings } from '../sandbox/kafka-settings.ts';
import { loadSandbox } from '../sandbox/load-sandbox.ts';
import { stopInTime } from '../stop-in-time.ts';
import { withConfig } from '../with-lab.ts';

/** Looks for everything that would stop the lab, or with `--kafka` a sandbox whose topics are there, and prints it. */
export async function runDoctor(options: DoctorCommandOptions): Promise<void> {
  const { kafka } = options;
  const result = kafka === undefined ? await examineLab(options) : await examineBroker(kafka);
  printResult(result, renderFindings(result), options);
  if (result.verdict !== 'healthy') process.exitCode = 1;
}

function examineLab(options: DoctorCommandOptions) {
  return withConfig(options, (config, source, signal) =>
    stopInTime(
      createDoctorContext(config, { source }).then((lab) => doctor(lab, { signal })),
      signal,
    ),
  );
}

async function examineBroker(servers: string) {
  const settings = await kafkaSettings(servers, process.env);
  const { examineKafka } = await loadSandbox();
  const { verdict, findings } = await examineKafka(settings);
  return { verdict, sides: { kafka: verdict }, findings };
}
