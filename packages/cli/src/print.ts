import { renderJson } from './render-json.ts';
import { columnsOf } from './terminal.ts';
import { foldText } from './wrap-text.ts';

/** Prints the result of a command: the document where a program reads it, otherwise its text. */
export function printResult(result: unknown, text: string, { json }: { readonly json?: boolean | undefined }): void {
  if (json === true) console.log(renderJson(result));
  else printText(text);
}

/** Prints text for a person. */
export function printText(text: string): void {
  console.log(foldText(text, columnsOf()));
}

/** Prints what a person has to know beside the result, where it is not in the way of it. */
export function printProblem(text: string): void {
  console.error(foldText(text, columnsOf(process.stderr)));
}
