import { describe, expect, it } from 'vitest';
import { predictTableName, quoteName, topicOf, valueSubjectOf } from './names.ts';

describe('names', () => {
  it('follow each other from the table in PostgreSQL to the table in Databricks', () => {
    const topic = topicOf('riverhotel', 'public.Customer');
    expect(topic).toBe('riverhotel.public.Customer');
    expect(valueSubjectOf(topic)).toBe('riverhotel.public.Customer-value');
    expect(predictTableName(topic)).toBe('riverhotel_public_customer');
  });

  it('are quoted for SQL', () => {
    expect(['lkc-river1', 'a`b'].map(quoteName)).toEqual(['`lkc-river1`', '`a``b`']);
  });
});
