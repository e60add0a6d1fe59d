import type { Card } from './card.ts';
import { someOf } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { text } from './parts.ts';
import { plainCard } from './trouble.ts';
import {
  type Trouble,
  type TroubledDelivery,
  type TroubleOutcome,
  whatTo,
} from './trouble-delivering.ts';
import { countedKind } from './trouble-kinds.ts';

/** How one ended, in the place of the question. */
export function troubleEndedCard(troubled: TroubledDelivery, { how, by }: TroubleOutcome): Card {
  const what = whatTo(troubled);
  switch (how) {
    case 'resent':
      return plainCard(
        'Sent again',
        `${what} was sent again${whoSaid(by)}. If it fails again, I will tell you.`,
      );
    case 'reached':
      return plainCard(
        'Sent again',
        `${what} was sent again by itself, since they have Waymark now. If it fails again, I will tell you.`,
      );
    case 'dismissed':
      return plainCard(
        'Left as it is',
        `${what} was left as it is${whoSaid(by)}. It will not be sent again.`,
      );
    case 'needless':
      return plainCard(
        'Not needed any more',
        `${what} is not needed any more. It will not be sent again.`,
      );
    case 'arrived':
      return plainCard('It did arrive', `${what} did arrive. There is nothing to do.`);
  }
}

/** The same of several that one note told of. */
export function allEndedCard(all: readonly Trouble[]): Card {
  const ways = new Set(all.map(({ outcome }) => outcome?.how));
  const [way, ...others] = ways;
  const said = [
    ...outcomeSentences(all),
    ...(ways.has('resent') || ways.has('reached') ? ['If one fails again, I will tell you.'] : []),
    ...(ways.has('dismissed') ? ['What was left will not be sent again.'] : []),
  ];
  return {
    title: way && others.length === 0 ? titles[way] : 'Nothing left to decide',
    blocks: said.map((sentence) => text(sentence)),
    buttons: [],
    fallback: excerpt(said.join(' '), 600),
  };
}

const titles = {
  resent: 'Sent again',
  reached: 'Sent again',
  dismissed: 'Left as they are',
  needless: 'Not needed any more',
  arrived: 'They did arrive',
} as const;

const mostNames = 10;

/** "2 reminders were sent again by Coordinator: Lead fathers and Lead two." One sentence for each way and whoever decided. */
export function outcomeSentences(all: readonly Trouble[]): readonly string[] {
  const together = new Map<string, Trouble[]>();
  for (const one of all) {
    if (!one.outcome) continue;
    const { how, by = '' } = one.outcome;
    const key = `${how}:${by}`;
    together.set(key, [...(together.get(key) ?? []), one]);
  }
  return [...together.values()].map(sentenceOf);
}

function sentenceOf(some: readonly Trouble[]): string {
  const [{ kind, outcome } = { kind: '', outcome: undefined }] = some;
  const names = [...new Set(some.map(nameOf))];
  return `${countedKind(kind, some.length)} ${ended(outcome, some.length > 1)}: ${someOf(names, mostNames)}.`;
}

function ended(outcome: TroubleOutcome | undefined, several: boolean): string {
  const was = several ? 'were' : 'was';
  switch (outcome?.how) {
    case 'resent':
      return `${was} sent again${whoSaid(outcome.by)}`;
    case 'reached':
      return `${was} sent again by ${several ? 'themselves' : 'itself'}, since they have Waymark now`;
    case 'dismissed':
      return `${was} left as ${several ? 'they are' : 'it is'}${whoSaid(outcome.by)}`;
    case 'arrived':
      return 'did arrive';
    default:
      return `${several ? 'are' : 'is'} not needed any more`;
  }
}

/** What a kind says is the same to all but for the names; any other message is known by its heading too. */
const toEachTheSame = new Set(['prompt', 'reminder', 'deputy', 'chair']);

/** One of several, by whom it is for or what it is headed. */
export function nameOf({ kind, to, toChannel, title, sharedBy }: Trouble): string {
  const by = sharedBy === undefined ? '' : `, shared by ${excerpt(sharedBy, 100)}`;
  if (toChannel) return `${excerpt(title, 80)}${by}`;
  return toEachTheSame.has(kind) ? excerpt(to, 80) : excerpt(`${to}: ${title}`, 120);
}

const whoSaid = (by: string | undefined): string =>
  by === undefined ? '' : ` by ${excerpt(by, 100)}`;
