/** What a person should know of a wait: how long it usually is, or why it has not ended yet. In the order of the search. */
const waits: readonly (readonly [step: RegExp, known: string])[] = [
  [/^run .* connector$/, 'the clouds usually take 2 to 3 minutes'],
  [/^(enable|resume) Tableflow on /, 'the clouds usually take 1 to 2 minutes'],
  [/^connect .* integration$/, 'this is normal: it connects once Tableflow runs on a first topic'],
  [/^publish /, 'the clouds usually take up to 5 minutes once the table is written'],
  [/^disable Tableflow on /, 'the clouds usually take half a minute'],
  [/^repair /, 'a new table usually takes 3 to 5 minutes'],
  [/^verify tables$/, 'a stopped warehouse takes about half a minute to start'],
];

/** What is known of the wait of a step; `undefined` for one that is short. */
export function usualWait(step: string): string | undefined {
  return waits.find(([pattern]) => pattern.test(step))?.[1];
}
