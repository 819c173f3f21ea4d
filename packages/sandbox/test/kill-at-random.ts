import type { KilledProgramRequest } from './killed-program.ts';
import { startKilledProgram } from './start-killed-program.ts';

const longestLifeMs = 3_000;
/** Each is a transaction, and usually a commit of the table. */
export const partsPerLife = 30;

/**
 * Starts the program on the same folders again and again, and kills it at a random moment of its first three seconds, while
 * PostgreSQL is written to.
 *
 * @param writePart writes one of the thirty transactions of a life
 * @returns how long each lived, in milliseconds
 */
export async function killAtRandom(
  request: KilledProgramRequest,
  kills: number,
  writePart: () => Promise<void>,
): Promise<readonly number[]> {
  const lives: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const child = await startKilledProgram();
    child.send(request);
    const lifeMs = Math.random() * longestLifeMs;
    lives.push(Math.round(lifeMs));
    const killed = new Promise((resolve) => child.once('exit', resolve));
    setTimeout(() => child.kill('SIGKILL'), lifeMs);
    for (let part = 0; part < partsPerLife; part += 1) await writePart();
    await killed;
  }
  return lives;
}
