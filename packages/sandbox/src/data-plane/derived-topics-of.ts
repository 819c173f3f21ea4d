import { type DerivedTopics, startDerivedTopics } from '../derived/start-derived-topics.ts';
import { captureHostOf } from './capture-host-of.ts';
import type { DataPlaneOptions } from './data-plane-options.ts';
import { knownSchemas } from './known-schemas.ts';

/** The jobs that write the derived topics of the lab's cluster; `undefined` where nobody wants them. */
export function derivedTopicsOf(options: DataPlaneOptions): DerivedTopics | undefined {
  const { controlPlane, derivedTopics, onNotice = () => undefined } = options;
  if (!derivedTopics) return undefined;
  const { broker, clock, ensureTopic, registerSchema } = captureHostOf('derived topics', options);
  return startDerivedTopics({
    broker,
    clock,
    ensureTopic,
    registerSchema,
    schemaById: knownSchemas(controlPlane),
    onProblem: onNotice,
  });
}
