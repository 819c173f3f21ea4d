import type { LabEvent } from '@tableflow-workshop/lab3-recipes';
import { describe, expect, it } from 'vitest';
import { createProgressView } from './render-progress.ts';
import { foldText } from './wrap-text.ts';

const hotel = 'enable Tableflow on riverhotel.public.hotel';
const connect = 'connect Unity Catalog integration';
const waiting = (step: string, phase: string, elapsedMs: number): LabEvent => ({
  kind: 'waiting',
  step,
  progress: { waitingFor: 'it', phase, elapsedMs, nextPollMs: 1_000 },
});
const events: readonly LabEvent[] = [
  { kind: 'started', step: connect },
  { kind: 'started', step: hotel },
  waiting(connect, 'PENDING', 4_000),
  waiting(hotel, 'PENDING', 5_000),
  waiting(connect, 'PENDING', 9_000),
  { kind: 'warning', step: hotel, message: 'A poll failed and has passed.' },
  { kind: 'finished', step: hotel, outcome: 'created', durationMs: 92_300 },
  { kind: 'finished', step: connect, outcome: 'connected', durationMs: 98_000 },
];

/** A terminal that keeps what is on it, as far as the view moves its cursor. */
function terminal(columns: number, rows = 24) {
  let lines: string[] = [''];
  const frames: string[] = [];
  return {
    isTTY: true,
    columns,
    rows,
    frames,
    write(text: string) {
      const back = text.startsWith('\u001b[') ? text.indexOf('J') + 1 : 0;
      const up = Number.parseInt(text.slice(2, back), 10) || 0;
      const rest = text.slice(back);
      if (up > 0) lines = [...lines.slice(0, lines.length - 1 - up), ''];
      lines = [...lines.slice(0, -1), ...`${lines.at(-1)}${rest}`.split('\n')];
      frames.push(lines.join('\n').trimEnd());
    },
  };
}

describe('on a terminal', () => {
  it.each([
    [
      60,
      `⠹ connect Unity Catalog integration
    PENDING for 9 s
    this is normal: it connects once Tableflow runs on a
    first topic
⠙ enable Tableflow on riverhotel.public.hotel
    PENDING for 5 s
    the clouds usually take 1 to 2 minutes`,
    ],
    [
      80,
      `⠹ connect Unity Catalog integration
    PENDING for 9 s
    this is normal: it connects once Tableflow runs on a first topic
⠙ enable Tableflow on riverhotel.public.hotel
    PENDING for 5 s
    the clouds usually take 1 to 2 minutes`,
    ],
    [
      140,
      `⠹ connect Unity Catalog integration
    PENDING for 9 s
    this is normal: it connects once Tableflow runs on a first topic
⠙ enable Tableflow on riverhotel.public.hotel
    PENDING for 5 s
    the clouds usually take 1 to 2 minutes`,
    ],
  ])('of %d columns the running steps are a list, and what ended is above it once', (columns, list) => {
    const target = terminal(columns);
    const view = createProgressView(target);
    for (const event of events) view.show(event);
    view.close();
    expect(target.frames[4]).toBe(list);
    const warning = foldText(`! ${hotel}: A poll failed and has passed.`, columns);
    expect(target.frames[5]).toBe(`${warning}\n${list}`);
    expect(target.frames[6]).toBe(
      [
        warning,
        foldText(`✓ ${hotel}: created (92.3 s)`, columns),
        ...list.split('\n').slice(
          0,
          list.split('\n').findIndex((line) => line.startsWith('⠙')),
        ),
      ].join('\n'),
    );
    expect(target.frames.at(-1)).toBe(
      `${warning}\n${foldText(`✓ ${hotel}: created (92.3 s)`, columns)}\n✓ ${connect}: connected (98.0 s)`,
    );
    const widest = Math.max(...target.frames.flatMap((frame) => frame.split('\n').map((line) => line.length)));
    expect(widest).toBeLessThanOrEqual(columns);
  });

  it('that is low a list ends with what does not fit', () => {
    const target = terminal(80, 6);
    const view = createProgressView(target);
    for (const event of events.slice(0, 4)) view.show(event);
    expect(target.frames.at(-1)?.split('\n').slice(-2)).toEqual([
      '    this is normal: it connects once Tableflow runs on a first topic',
      '… and 3 more lines',
    ]);
  });
});

it('elsewhere a line is written whenever something changes', () => {
  let written = '';
  const view = createProgressView({ write: (text: string) => (written += text) });
  for (const event of events) view.show(event);
  view.close();
  expect(written).toBe(`… ${connect}
… ${hotel}
  ${connect}: PENDING (this is normal: it connects once Tableflow runs on a first topic)
  ${hotel}: PENDING (the clouds usually take 1 to 2 minutes)
! ${hotel}: A poll failed and has passed.
✓ ${hotel}: created (92.3 s)
✓ ${connect}: connected (98.0 s)
`);
});
