import type { Cloud } from '../request/description.ts';
import { confluentQuestions } from './confluent-questions.ts';
import { signInRoutes } from './confluent-sign-in.ts';
import { databricksQuestions } from './databricks-questions.ts';
import type { Undescribed, UndescribedRoutes } from './undescribed.ts';

const routes: UndescribedRoutes = {
  confluent: [...signInRoutes, ...confluentQuestions],
  databricks: databricksQuestions,
};

/** What answers a request that no description knows; `undefined` where nothing does. */
export function findUndescribed(cloud: Cloud, method: string, pathname: string): Undescribed | undefined {
  return routes[cloud].find((one) => one.method === method && one.path.test(pathname));
}
