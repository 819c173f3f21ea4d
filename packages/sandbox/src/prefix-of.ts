import type { World } from '@tableflow-workshop/simulator';

/** The prefix of an attendee, e.g. `wp007`: what their environment is named after. */
export function prefixOf({ environment }: Pick<World, 'environment'>): string {
  return environment.id.replace(/^env-/, '');
}
