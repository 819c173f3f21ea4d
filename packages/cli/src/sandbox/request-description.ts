import { Agent, get, type IncomingMessage } from 'node:http';
import { sleep, systemClock } from '@tableflow-workshop/client-core';
import { type CheckedDescription, descriptionSchema, saysWhatIsWrong } from './description-schema.ts';
import { sandboxProblem } from './sandbox-problem.ts';

const mostBytes = 1_024 * 1_024;
const limitMs = 10_000;
const remedy = 'Give the data folder of a running `lab3 sandbox`, e.g. .lab3/sandbox.';

/** Where to ask, and by what right. `tokenFrom` is for people. */
export interface DescriptionRequest {
  /** A port of this machine, checked. */
  readonly url: string;
  readonly token: string;
  readonly tokenFrom: string;
}

/**
 * Asks a sandbox what it is. Follows no redirect, uses no proxy, and reads no more than 1 MiB in 10 s: whatever listens
 * there, nothing leaves this machine.
 *
 * @throws InputError that says what is wrong with the answer
 */
export async function requestDescription(request: DescriptionRequest): Promise<CheckedDescription> {
  const { status, text } = await read(request);
  const { url, tokenFrom } = request;
  if (status === 401 || status === 403)
    throw sandboxProblem(`${url} does not accept the token of ${tokenFrom} (${status}).`, remedy);
  if (status !== 200) throw sandboxProblem(`${url} returned ${status}: it is not a sandbox.`, remedy);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw sandboxProblem(`${url} returned something that is not JSON: it is not a sandbox.`, remedy);
  }
  const parsed = descriptionSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw sandboxProblem(`${url} does not describe a sandbox: ${saysWhatIsWrong(parsed.error)}.`, remedy);
}

function read({ url, token }: DescriptionRequest): Promise<{ readonly status: number; readonly text: string }> {
  const done = new AbortController();
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const onAnswer = (answer: IncomingMessage): void => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
        if (text.length <= mostBytes) return;
        answer.destroy();
        reject(sandboxProblem(`${url} returned more than 1 MiB: it is not a sandbox.`, remedy));
      });
      answer.on('error', (error: NodeJS.ErrnoException) => reject(unanswered(url, error)));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    };
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    // An agent of its own: the global one may be set to use a proxy.
    const asked = get(`${url}/sandbox`, { agent: new Agent(), headers, signal: done.signal }, onAnswer);
    asked.on('error', (error: NodeJS.ErrnoException) => reject(unanswered(url, error)));
    sleep(systemClock, limitMs, done.signal).then(
      () => {
        reject(sandboxProblem(`${url} did not answer within ${limitMs / 1_000} s.`, remedy));
        asked.destroy();
      },
      () => undefined,
    );
  }).finally(() => done.abort());
}

function unanswered(url: string, { code }: NodeJS.ErrnoException): Error {
  return code === 'ECONNREFUSED'
    ? sandboxProblem(`nothing listens on ${url}: the sandbox is not running.`, 'Start one: lab3 sandbox')
    : sandboxProblem(`${url} gave no answer that can be read (${code ?? 'broken off'}).`, remedy);
}
