import type { Cloud } from '../request/description.ts';
import { confluentQuestions } from './confluent-questions.ts';
import { signInRoutes } from './confluent-sign-in.ts';
import { databricksQuestions } from './databricks-questions.ts';
import { externalResults } from './external-results.ts';
import { kafkaRecordRoutes } from './kafka-records.ts';
import { sqlSessions } from './sql-sessions.ts';
import type { Undescribed, UndescribedRoutes } from './undescribed.ts';

const routes: UndescribedRoutes = {
  confluent: [...signInRoutes, ...confluentQuestions, ...kafkaRecordRoutes],
  databricks: [...databricksQuestions, ...sqlSessions, ...externalResults],
};

/**
 * What answers a request that no description knows; `undefined` where nothing does.
 *
 * @param isLenient whether that may be something that only tools ask
 */
export function findUndescribed(
  cloud: Cloud,
  { method, pathname, isLenient }: { readonly method: string; readonly pathname: string; readonly isLenient: boolean },
): Undescribed | undefined {
  return routes[cloud].find(
    (one) => one.method === method && one.path.test(pathname) && (isLenient || one.isLinked === true),
  );
}
