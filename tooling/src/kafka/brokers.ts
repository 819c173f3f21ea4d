import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { installConsoleTools } from './console-tools.ts';
import { createKilledSandbox, runLab3 } from './killed-sandbox.ts';
import { createHotelTopic, isEachRowOnce, settledRows } from './lab-rows.ts';
import { startWriter } from './source-writer.ts';
import { withKafka } from './with-kafka.ts';

// LAB 3 on three brokers, of which one is always stopped, killed or moved, and a second sandbox that takes the topics over. Every
// change of PostgreSQL has to be a row once. Needs a build before.

const awayMs = 6_000;
const betweenMs = 4_000;

await withKafka(
  async ({ bootstrapServers, nodes }, temporary) => {
    const tools = installConsoleTools(temporary);
    const kafkaTool = (name: string, ...args: readonly string[]): string =>
      execFileSync(join(tools, name), ['--bootstrap-server', bootstrapServers, ...args], { encoding: 'utf8' });
    const folder = (name: string): string => {
      mkdirSync(join(temporary, name));
      return join(temporary, name);
    };
    const first = createKilledSandbox(folder('first'), bootstrapServers);
    const second = createKilledSandbox(folder('second'), bootstrapServers);
    let isRight = true;
    const check = (name: string, isTrue: boolean): void => {
      console.log(`${isTrue ? 'ok   ' : 'WRONG'} ${name}`);
      isRight &&= isTrue;
    };

    let values = await first.start();
    await createHotelTopic(values);
    const writer = startWriter(values.postgres);
    const lab = runLab3(first.folder, ['up']);
    const describe = (topic: string): string => kafkaTool('kafka-topics.sh', '--describe', '--topic', topic);
    const leaders = (topic: string): string =>
      [...describe(topic).matchAll(/Leader: (\d+)/g)].map(([, id]) => id).join(' ');

    // One that is made while a broker is away has a copy less.
    while (!kafkaTool('kafka-topics.sh', '--list').includes('riverhotel.public.customer')) await pause(betweenMs);
    for (const [index, node] of nodes.entries()) {
      await pause(betweenMs);
      const isOrderly = index % 2 === 0;
      await (isOrderly ? node.stop() : node.kill());
      await pause(awayMs);
      const led = leaders('riverhotel.public.hotel');
      await node.start();
      console.log(
        `broker ${node.id} ${isOrderly ? 'stopped' : 'killed'}: leaders ${led}; ${writer.committed()} transactions`,
      );
    }
    const before = leaders('riverhotel.public.hotel');
    kafkaTool('kafka-leader-election.sh', '--election-type', 'preferred', '--all-topic-partitions');
    console.log(
      `leaders moved from ${before} to ${leaders('riverhotel.public.hotel')}; ${writer.committed()} transactions`,
    );
    const { code, output } = await lab;
    if (code !== 0) console.log(output);
    check('lab3 up', code === 0);
    for (const topic of ['riverhotel.public.hotel', 'riverhotel.public.customer', '_tableflow-workshop-sandbox']) {
      const said = describe(topic);
      check(
        `${topic} has three copies, two of them in sync`,
        /ReplicationFactor: 3\s.*min\.insync\.replicas=2/.test(said),
      );
    }

    await second.start();
    const { code: exitCode, said } = await first.ended();
    check(`the first sandbox ends (${exitCode})`, exitCode === 1);
    check('and says why', said.includes('another sandbox keeps its topics there now'));
    const atTakeover = writer.committed();
    await second.stop();
    values = await first.start();
    await pause(betweenMs);
    console.log(`${atTakeover} transactions at the takeover, ${writer.committed()} at the end`);

    await writer.stop();
    const source = await writer.read();
    const found = await settledRows(values, source);
    console.log(`PostgreSQL: ${JSON.stringify(source)}`);
    console.log(`Delta:      ${JSON.stringify(found)}`);
    const verified = await runLab3(first.folder, ['verify']);
    console.log(verified.output.trim());
    await first.stop();
    check('every row once, in order per key', isEachRowOnce(found, source) && verified.code === 0);
    process.exitCode = isRight ? 0 : 1;
  },
  { brokers: 3 },
);
