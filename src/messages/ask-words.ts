import type { LocalDate } from '../core/local-date.ts';
import type { AskKind } from '../core/status-update.ts';
import type { ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { counted } from './counted.ts';
import { clause, sentence } from './excerpt.ts';
import { type Section, sectionOf } from './fit.ts';
import { bold, item } from './parts.ts';
import { dayInText, todayOf } from './when.ts';

export interface AskShown {
  readonly ref: string;
  readonly kind: AskKind;
  readonly text: string;
  readonly ofWhom?: string;
  readonly neededByOn?: LocalDate;
}

const askKindWords: Readonly<Record<AskKind, string>> = {
  decision: 'a decision',
  support: 'support',
  information: 'information',
};

/** "4.2 needs a decision by 1 October: Agree another venue." `name`: of the action, for those who do not know its number. */
export function askItem(
  context: MessageContext,
  ask: AskShown,
  most = 240,
  name = ask.ref,
): ListItem {
  const from = ask.ofWhom ? ` from ${clause(ask.ofWhom, 60)}` : '';
  const what = `${askKindWords[ask.kind]}${from}`;
  return item([bold(name), ` ${needs(context, ask, what)}: ${sentence(ask.text, most)}`]);
}

/** What is asked of the Executive about a part of the plan. */
export function asksSection(context: MessageContext, asks: readonly AskShown[]): Section {
  return sectionOf(asks, (ask) => askItem(context, ask), {
    heading: `${counted(asks.length, 'ask')} of the Executive`,
    rest: '/progress asks',
    most: 4,
  });
}

function needs(context: MessageContext, { neededByOn }: AskShown, what: string): string {
  if (!neededByOn) return `needs ${what}`;
  const day = dayInText(context, neededByOn);
  const passed = neededByOn < todayOf(context);
  return passed ? `needed ${what} by ${day}, which has passed` : `needs ${what} by ${day}`;
}
