import type { LocalStore } from '../app/local-workspace.ts';
import type { Platform } from '../app/platform.ts';
import { deliverTo, localLimits } from './deliver.ts';

/** The local workspace without its web server: messages are stored, and pages that are open show them. */
export function localDelivery(store: LocalStore): Platform {
  return {
    name: 'local',
    limits: localLimits,
    start: async () => undefined,
    deliver: (outgoing) => deliverTo(store, outgoing),
    find: (_to, sought) => store.find(sought.map(({ key }) => key)),
    stop: async () => undefined,
  };
}
