import type { Trouble } from '../../src/messages/trouble-delivering.ts';

/** A request for updates of which nobody can say whether it arrived; changed as given. */
export function aTrouble(to: string, changes: Partial<Trouble> = {}): Trouble {
  return {
    deliveryId: `d-${to}`,
    kind: 'prompt',
    to,
    toChannel: false,
    what: 'held',
    platform: 'local',
    title: '2 actions need an update',
    ...changes,
  };
}
