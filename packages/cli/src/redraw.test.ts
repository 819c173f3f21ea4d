import { expect, it } from 'vitest';
import { createRedraw } from './redraw.ts';

function drawnOn(target: { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number }) {
  const written: string[] = [];
  return { written, redraw: createRedraw({ ...target, write: (text) => written.push(text) }) };
}

it('without a terminal one text is below the other', () => {
  const { written, redraw } = drawnOn({});
  redraw('one\ntwo');
  redraw('three');
  expect(written.join('')).toBe('one\ntwo\n\nthree\n');
});

it('on a terminal the next text takes the place of the last, whatever their lengths', () => {
  const { written, redraw } = drawnOn({ isTTY: true, columns: 80, rows: 24 });
  redraw('one\ntwo');
  redraw('three');
  redraw('four');
  expect(written).toEqual(['\u001b[0Jone\ntwo\n', '\u001b[2A\r\u001b[0Jthree\n', '\u001b[1A\r\u001b[0Jfour\n']);
});

it('what does not fit is cut, and counted', () => {
  const { written, redraw } = drawnOn({ isTTY: true, columns: 6, rows: 4 });
  redraw('a long line\nb\nc\nd\ne');
  redraw('f');
  expect(written).toEqual(['\u001b[0Ja lon…\nb\n… and 3 more lines\n', '\u001b[3A\r\u001b[0Jf\n']);
});
