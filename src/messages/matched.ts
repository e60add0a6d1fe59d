import type { WhyMissed } from '../core/match-people.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { counted, figure, someOf } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { text } from './parts.ts';
import { platformNames } from './platform-names.ts';
import { namedDeadline } from './when.ts';

export interface MatchedShown {
  readonly platform: keyof typeof platformNames;
  /** How many members there are. */
  readonly members: number;
  /** Those without an account there, in the plan's order. */
  readonly missed: readonly { readonly name: string; readonly why: WhyMissed }[];
  /** Where it is the first that they read: with when requests go out, and whether any went out before; empty where nothing is planned. */
  readonly first?: { readonly opensAt?: Date; readonly hasAsked?: boolean };
}

/** To the coordinator: who was found by e-mail address, and what to do about the others; the first time also who writes. */
export function matchedCard(context: MessageContext, shown: MatchedShown): Card {
  const { members, missed } = shown;
  const platform = platformNames[shown.platform];
  const found = members - missed.length;
  const all = counted(members, 'person', 'people');
  const said =
    missed.length === 0
      ? `I found all ${all} of the plan in ${platform}. You need to do nothing.`
      : `I found ${figure(found)} of ${all} in ${platform}.`;
  const sentences = [
    ...(shown.first ? [whoWrites(context, shown.first)] : []),
    said,
    ...whys.flatMap((why) => sentencesOf(why, shown)),
    ...(missed.length > 0 ? [whoMends] : []),
  ];
  return {
    title: `${figure(found)} of ${all} found`,
    blocks: sentences.map((sentence) => text(sentence)),
    buttons: [],
    fallback: excerpt(sentences.join(' '), 600),
  };
}

function whoWrites(
  context: MessageContext,
  { opensAt, hasAsked = false }: NonNullable<MatchedShown['first']>,
): string {
  const who = 'I am Waymark: I ask the sub-group leads for updates, and post the roll-up.';
  if (!opensAt) return who;
  const which = hasAsked ? 'next' : 'first';
  return `${who} The ${which} requests go out ${namedDeadline(context, opensAt)}.`;
}

const whoMends = 'Whoever runs Waymark can mend the plan and import it again.';

/** In this order. */
const whys: readonly WhyMissed[] = ['nobody', 'no-email', 'several', 'taken', 'outside'];

function sentencesOf(why: WhyMissed, { platform, missed }: MatchedShown): string[] {
  const names = missed.filter((one) => one.why === why).map(({ name }) => excerpt(name, 100));
  return names.length === 0 ? [] : [sentenceOf(why, someOf(names, 10), platform)];
}

const listIt = 'list the account in the plan';

const inviteThem = (name: string) =>
  `Mend the e-mail address in the plan, or invite them to ${name}.`;

/** In Teams nobody is seen before Waymark is there. */
const nobodyMends = {
  local: inviteThem(platformNames.local),
  slack: inviteThem(platformNames.slack),
  teams:
    'Ask your IT team to install Waymark for them in Teams, or mend the e-mail address in the plan.',
} as const satisfies Record<MatchedShown['platform'], string>;

function sentenceOf(why: WhyMissed, who: string, platform: MatchedShown['platform']): string {
  switch (why) {
    case 'nobody':
      return `Not found: ${who}. ${nobodyMends[platform]}`;
    case 'no-email':
      return `Without an e-mail address in the plan: ${who}. Add it, or ${listIt}.`;
    case 'several':
      return `Two people have the address of: ${who}. I chose neither: ${listIt}.`;
    case 'taken':
      return `The plan gives the account to somebody else: ${who}. Mend the plan.`;
    case 'outside':
      return `Guests, or of another organisation: ${who}. I let them in only by the plan: ${listIt}.`;
  }
}
