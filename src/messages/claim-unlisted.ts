import type { ActionNow } from '../core/action-now.ts';
import { refAndTitle } from './action-line.ts';
import type { Card } from './card.ts';
import { excerpt } from './excerpt.ts';
import { plainCard } from './trouble.ts';

/** To coordinators, in the place of what asked them to accept a completion, once a new plan lists the action no more. */
export function claimUnlistedCard(action: Pick<ActionNow, 'ref' | 'title'>): Card {
  return plainCard(
    `${excerpt(action.ref, 20)} is not in the plan`,
    `${refAndTitle(action)} is not in the plan any more, so there is nothing to decide.`,
  );
}
