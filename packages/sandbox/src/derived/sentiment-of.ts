const positive = new Set([
  ...[
    'amazing',
    'back',
    'beautiful',
    'best',
    'clean',
    'comfortable',
    'delicious',
    'excellent',
    'fantastic',
    'friendly',
  ],
  ...['good', 'great', 'happy', 'helpful', 'love', 'loved', 'lovely', 'nice', 'perfect', 'pleasant', 'quiet'],
  ...['recommend', 'spotless', 'superb', 'wonderful'],
]);
const negative = new Set([
  ...['awful', 'bad', 'broken', 'cold', 'disappointed', 'disappointing', 'dirty', 'expensive', 'filthy', 'horrible'],
  ...['loud', 'never', 'noisy', 'not', 'poor', 'rude', 'slow', 'small', 'smelly', 'terrible', 'unfriendly', 'worst'],
]);

/**
 * What the words of a text say: `positive` where more of them are in a list of good words, `negative` where more are in one of
 * bad words, else `neutral`. A word counts as often as it occurs. It takes the place of a model, and is none.
 */
export function sentimentOf(text: string): 'positive' | 'negative' | 'neutral' {
  let balance = 0;
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    if (positive.has(word)) balance += 1;
    if (negative.has(word)) balance -= 1;
  }
  if (balance === 0) return 'neutral';
  return balance > 0 ? 'positive' : 'negative';
}
