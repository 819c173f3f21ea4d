import { stripVTControlCharacters } from 'node:util';
import { InputError } from '@tableflow-workshop/client-core';
import { parseJson } from './parse-json.ts';

const howToWrite = 'Write it with: terraform output -json > terraform-output.json';

/** More places where JSON might begin than any program prints before it. */
const mostBeginnings = 200;

/**
 * Finds the JSON of `terraform output -json` in what a terminal, a container or a pipeline made of it: greetings, warnings
 * and command lines may be before and after it.
 *
 * @throws InputError that says what the text is instead, and never quotes it
 */
export function readTerraformText(text: string, about: { readonly name: string; readonly tried: string }): unknown {
  const clean = stripVTControlCharacters(text.replace(/^\uFEFF/, ''));
  const refuse = (problem: string, remedy: string): InputError =>
    new InputError({ tried: about.tried, problems: [{ path: about.name, problem, remedy }] });
  try {
    return JSON.parse(clean);
  } catch {
    // Padding with NUL is a damaged file, not foreign text.
    const documents = clean.includes('\0') ? [] : beginnings(clean).map((offset) => documentAt(clean, offset));
    const found = documents.find((document) => isRecord(document) && Object.values(document).some(isOutput));
    if (found !== undefined) return found;
  }
  const known = lookalike(clean);
  if (known) throw refuse(known.problem, known.remedy);
  const [begins] = beginnings(clean);
  if (begins !== undefined && clean.slice(0, begins).trim() !== '') {
    const line = lineOf(clean, begins);
    const foreign = line === 2 ? 'line 1 is' : `lines 1 to ${line - 1} are`;
    const where = positionOfFault(clean.slice(begins), line);
    throw refuse(`${foreign} not of Terraform; the JSON begins on line ${line}${where}.`, howToWrite);
  }
  return parseJson(clean, { ...about, remedy: howToWrite });
}

/** Where a line begins with a brace, in order. */
function beginnings(text: string): readonly number[] {
  const found: number[] = [];
  for (const match of text.matchAll(/^[ \t]*\{/gm)) {
    if (found.push(match.index) === mostBeginnings) break;
  }
  return found;
}

/** The JSON document that begins there, or `undefined`. What follows it does not matter. */
function documentAt(text: string, offset: number): unknown {
  const end = endOfObject(text, offset);
  if (end === undefined) return undefined;
  try {
    return JSON.parse(text.slice(offset, end));
  } catch {
    return undefined;
  }
}

/** Behind the brace that closes the first one. */
function endOfObject(text: string, offset: number): number | undefined {
  const marks = /["{}]/g;
  const string = /(?:[^"\\]|\\[\s\S])*"/y;
  marks.lastIndex = offset;
  let depth = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '"') {
      string.lastIndex = marks.lastIndex;
      if (!string.test(text)) return undefined;
      marks.lastIndex = string.lastIndex;
    } else {
      depth += mark[0] === '{' ? 1 : -1;
      if (depth === 0) return marks.lastIndex;
    }
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOutput(value: unknown): boolean {
  return isRecord(value) && 'value' in value;
}

interface Known {
  readonly problem: string;
  readonly remedy: string;
}

/** What people take for the output of Terraform. */
function lookalike(text: string): Known | undefined {
  if (/No outputs found/.test(text))
    return {
      problem: 'says that Terraform found no outputs.',
      remedy: 'Run terraform apply first, in the folder of the state, and then terraform output -json.',
    };
  const error = /^[ \t]*[│╷|]?[ \t]*Error: /m.exec(text);
  if (error)
    return {
      problem: `holds an error of Terraform (line ${lineOf(text, error.index)}) instead of the outputs.`,
      remedy: `Fix what it says. ${howToWrite}`,
    };
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const prefix = /^(\[[^\]]*\]|\S+ +(?:STDOUT|\|)|\S+: )/.exec(lines[0] ?? '')?.[0];
  if (prefix !== undefined && lines.length > 2 && lines.every((line) => line.startsWith(prefix)))
    return {
      problem: 'has the same prefix in front of every line.',
      remedy:
        'Have it written without, e.g. with terragrunt output -json --tf-forward-stdout, or docker compose logs --no-log-prefix.',
    };
  const [first = ''] = lines.filter((line) => !line.startsWith('[command]'));
  if (/^[A-Za-z_][\w-]* = /.test(first))
    return { problem: 'is what "terraform output" prints without -json.', remedy: howToWrite };
  return undefined;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** In the lines of the whole text. */
function positionOfFault(json: string, firstLine: number): string {
  try {
    parseJson(json, { name: '', tried: '', remedy: '' });
    return '';
  } catch (error) {
    const [, line, column] = InputError.isInstance(error) ? (/line (\d+), column (\d+)/.exec(error.message) ?? []) : [];
    return line === undefined ? '' : ` and breaks off on line ${firstLine + Number(line) - 1}, column ${column}`;
  }
}
