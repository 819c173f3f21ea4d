import type { WordToAvoid } from './words-to-avoid.ts';

/** A word to avoid, where it is. */
export interface FoundWord extends WordToAvoid {
  readonly line: number;
  readonly excerpt: string;
}

/** The words to avoid in a text. `there is no …` is plain English, and what is in backquotes is code. */
export function findWords(
  text: { readonly text: string; readonly line: number },
  words: readonly WordToAvoid[],
): readonly FoundWord[] {
  const plain = text.text.replace(/`[^`]*`/g, (code) => code.replace(/[^\n]/g, ' '));
  return words.flatMap((one) =>
    [...plain.matchAll(patternOf(one.word))].map(({ index }) => ({
      ...one,
      line: text.line + plain.slice(0, index).split('\n').length - 1,
      excerpt: plain
        .slice(Math.max(0, index - 40), index + 60)
        .replace(/\s+/g, ' ')
        .trim(),
    })),
  );
}

function patternOf(word: string): RegExp {
  return word === 'is no' ? /(?<!\bthere )\bis no\b(?! longer)/gi : new RegExp(`\\b${word}\\b`, 'gi');
}
