import { dateAndTime } from '../core/written-dates.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { plainCard } from './trouble.ts';
import type { TroubleEnd } from './trouble-delivering.ts';

/** Why a message is neither sent again nor left: there is none, how it stands, or that it would not go out any more. */
export type NotEnded =
  | 'unknown'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'uncertain'
  | 'cancelled'
  | 'dismissed'
  | 'superseded'
  | 'unreached'
  | { readonly overSince: Date };

/** In one or two sentences, without the mend that depends on where it was asked. */
export function notEndedText(
  { zone }: Pick<MessageContext, 'zone'>,
  why: NotEnded,
  wanted: TroubleEnd,
): string {
  const nothing = `there is nothing to ${wanted === 'resent' ? 'send again' : 'leave'}.`;
  if (typeof why === 'object') {
    return `It is too late to send that message again: its time ended on ${dateAndTime(why.overSince, zone)}, so it would not go out.`;
  }
  switch (why) {
    case 'unknown':
      return 'There is no message with that id in this partnership.';
    case 'queued':
      return `That message is queued: it is on its way, and ${nothing}`;
    case 'sending':
      return `That message is being sent just now, and ${nothing}`;
    case 'sent':
      return `That message was delivered, and ${nothing}`;
    case 'uncertain':
      return 'It is not known yet whether that message arrived: it is being looked up. Try again in a few minutes.';
    case 'cancelled':
      return `That message was cancelled, since it was no longer needed, and ${nothing}`;
    case 'dismissed':
      return `Somebody left that message as it is already, and ${nothing}`;
    case 'superseded':
      return 'A newer message has taken the place of that one, so it would not go out.';
    case 'unreached':
      return 'The account or channel that message was for is not used any more, so it would not go out.';
  }
}

/** Whether it can still be left. */
export const canBeLeft = (why: NotEnded): boolean =>
  typeof why === 'object' || why === 'superseded' || why === 'unreached';

/** To a coordinator who pressed Send again or Leave it. */
export function notEndedCard(context: MessageContext, why: NotEnded, wanted: TroubleEnd): Card {
  const said = notEndedText(context, why, wanted);
  if (canBeLeft(why)) return plainCard('Not sent again', `${said} Press Leave it.`);
  return plainCard('Nothing to do', said);
}
