import type { LocalDate } from '../core/local-date.ts';
import type { AskKind } from '../core/status-update.ts';
import type { ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { clause, sentence } from './excerpt.ts';
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

/** "4.2 needs a decision by 1 October: Agree another venue." */
export function askItem(context: MessageContext, ask: AskShown, most = 240): ListItem {
  const from = ask.ofWhom ? ` from ${clause(ask.ofWhom, 60)}` : '';
  const what = `${askKindWords[ask.kind]}${from}`;
  return item([bold(ask.ref), ` ${needs(context, ask, what)}: ${sentence(ask.text, most)}`]);
}

function needs(context: MessageContext, { neededByOn }: AskShown, what: string): string {
  if (!neededByOn) return `needs ${what}`;
  const day = dayInText(context, neededByOn);
  const passed = neededByOn < todayOf(context);
  return passed ? `needed ${what} by ${day}, which has passed` : `needs ${what} by ${day}`;
}
