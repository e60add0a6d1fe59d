import type { PartnershipNow } from '../app/acting.ts';
import type { Turn } from '../app/turn.ts';

/** Whoever runs the commands has the data in their hands, so they see what a coordinator sees; they are no member. */
export function operatorTurn(partnership: PartnershipNow): Turn {
  const member = { id: '', name: 'Operator', roles: ['coordinator'], subGroups: [] };
  return {
    acting: { partnership, member, workspaceId: '', userId: '' },
    eventId: '',
    machineNow: new Date(),
  };
}
