import type { LabEvent } from '../compositions/set-up/lab-steps.ts';

/** What a fleet reports while it works: what happens in a lab, and that a lab is done. */
export type FleetEvent =
  | { readonly attendee: string; readonly kind: 'lab'; readonly event: LabEvent }
  /** `isRemembered`: an earlier run did it, and nobody was asked. */
  | {
      readonly attendee: string;
      readonly kind: 'done';
      readonly outcome: string;
      readonly durationMs: number;
      readonly isRemembered: boolean;
    };
