import type { DerivedColumn, DerivedTopic } from './derived-topic.ts';
import { sentimentOf } from './sentiment-of.ts';

const table = 'reviews';
const own = ['review_id', 'hotel_id', 'review_rating', 'review_text', 'created_at'];

/** Each review with what its words say. */
export const reviewsWithSentiment: DerivedTopic = {
  name: 'reviews_with_sentiment',
  from: table,
  key: 'review_id',
  lookups: [],
  columns: [
    ...own.map((column): DerivedColumn => ({ name: column, table, column })),
    { name: 'sentiment', text: ({ review_text: text }) => sentimentOf(String(text ?? '')) },
  ],
};
