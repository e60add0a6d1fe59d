import type { ActionNow } from '../core/action-now.ts';
import { dueWords } from './action-items.ts';
import { markTextOf, neverHeardOf, refAndTitle } from './action-line.ts';
import type { MessageContext } from './context.ts';
import { excerpt } from './excerpt.ts';
import { headlineOf, nameOf, type PriorityShown } from './priority.ts';

// How something of the plan is offered to whoever looks for it, to be pasted into a conversation.

/** `among`: who looks is in several partnerships. */
interface Among {
  readonly among: boolean;
}

/** "2.3 Survey partners": "▲ Amber, Fathers, due 31 March 2025" */
export function foundAction(context: MessageContext, action: ActionNow, { among }: Among) {
  const status = neverHeardOf(action) ?? markTextOf(action);
  const group = excerpt(action.subGroup.name, 60);
  const subtitle = `${status}, ${group}, ${dueWords(context, action)}`;
  return { title: refAndTitle(action), subtitle: within(context, subtitle, among) };
}

/** "2 Missing from Education": "▲ Amber. 4 actions: 1 amber, 3 green." */
export function foundPriority(
  context: MessageContext,
  { priority, actions, current }: PriorityFound,
  { among }: Among,
) {
  const subtitle = headlineOf(actions, current);
  return { title: nameOf(priority), subtitle: within(context, subtitle, among) };
}

export interface PriorityFound {
  readonly priority: PriorityShown;
  readonly actions: readonly ActionNow[];
  readonly current: readonly string[];
}

const within = ({ partnershipName }: MessageContext, said: string, among: boolean): string =>
  among ? `${excerpt(partnershipName, 60)}: ${said}` : said;
