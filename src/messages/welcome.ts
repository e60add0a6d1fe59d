import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { excerpt } from './excerpt.ts';
import { bold, text } from './parts.ts';
import { namedMoment } from './when.ts';

export interface WelcomeFacts {
  /** They lead a sub-group or are its deputy. */
  readonly isAsked: boolean;
  /** When the next requests go out; absent where none are planned. */
  readonly opensAt?: Date;
  /** Some went out before. */
  readonly hasAsked: boolean;
}

/** To a member who can be written to from now on: who writes, when the next request comes, and what can be typed. */
export function welcomeCard(context: MessageContext, facts: WelcomeFacts): Card {
  const name = excerpt(context.partnershipName, 140);
  const who = `I am Waymark. I ask the sub-group leads of ${name} for updates, and tell its Executive how the plan is doing.`;
  const next = nextText(context, facts);
  return {
    title: 'Hello',
    blocks: [
      text(who),
      text(next),
      text(
        'You can type ',
        bold('/priority'),
        ' to see the plan, ',
        ...(facts.isAsked ? [bold('/progress mine'), ' to see what you owe, '] : []),
        'and ',
        bold('/progress help'),
        ' for the rest.',
      ),
    ],
    buttons: [],
    fallback: `${who} ${next}`,
  };
}

function nextText(context: MessageContext, { isAsked, opensAt, hasAsked }: WelcomeFacts): string {
  const which = hasAsked ? 'next' : 'first';
  if (!opensAt) {
    return isAsked
      ? 'No request is planned just now. When one comes, it comes here.'
      : 'No requests are planned just now.';
  }
  const when = namedMoment(context, opensAt);
  return isAsked
    ? `Your ${which} request comes here ${when}. Until then you need to do nothing.`
    : `The ${which} requests to the leads go out ${when}. You need to do nothing.`;
}
