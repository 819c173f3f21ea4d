import { expect, test } from 'vitest';
import { sentimentOf } from './sentiment-of.ts';

test.each([
  ['Never again.', 'negative'],
  ['The lift was slow.', 'negative'],
  ['As expected.', 'neutral'],
  ['Quiet and clean.', 'positive'],
  ['We will be back!', 'positive'],
  ['GOOD breakfast, good bed, dirty bathroom', 'positive'],
  ['good and bad', 'neutral'],
  ['goodness', 'neutral'],
  ['', 'neutral'],
])('%s is %s', (text, sentiment) => {
  expect(sentimentOf(text)).toBe(sentiment);
});
