import type { Block, Button, Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { counted, figure, someOf } from './counted.ts';
import { fitted, type Section, sectionOf } from './fit.ts';
import { button, item, text, toned } from './parts.ts';
import {
  inviteText,
  isTooLate,
  resendButton,
  type Trouble,
  troubleCard,
} from './trouble-delivering.ts';
import { allEndedCard, nameOf, outcomeSentences, troubleEndedCard } from './trouble-ended.ts';
import { countedKind } from './trouble-kinds.ts';
import { noAppSentences } from './trouble-no-app.ts';
import { namedMoment } from './when.ts';

/** At most so many are named, each with a button of its own. */
const mostNamed = 10;

/** Messages of one kind and period that are in trouble, and what became of those that are not any more. */
export interface TroubleNote {
  readonly noteId: string;
  readonly all: readonly Trouble[];
}

/** To a coordinator: what is in trouble, and what to do. What is decided already is said below, or in its place. */
export function troubleNoteCard(context: MessageContext, { noteId, all }: TroubleNote): Card {
  const open = all.filter(({ outcome }) => !outcome);
  const [only, ...more] = open;
  if (!only) return endedCard(all);
  if (more.length > 0) return severalCard(context, noteId, all, open);
  const card = troubleCard(context, only);
  return { ...card, blocks: [...card.blocks, ...decidedBlocks(all)] };
}

/** The same for a coordinator whose press was about fewer than there are by now. */
export function troubleGrownCard(context: MessageContext, note: TroubleNote): Card {
  const card = troubleNoteCard(context, note);
  const said =
    'More messages have come to this since you saw it, so nothing was done yet. Look again, then press.';
  return { ...card, blocks: [toned('warning', said), ...card.blocks] };
}

function endedCard(all: readonly Trouble[]): Card {
  const [only, ...more] = all;
  return only?.outcome && more.length === 0
    ? troubleEndedCard(only, only.outcome)
    : allEndedCard(all);
}

function severalCard(
  context: MessageContext,
  noteId: string,
  all: readonly Trouble[],
  open: readonly Trouble[],
): Card {
  const [{ what, kind } = { what: 'held', kind: '' } as const] = open;
  const may = what === 'held' ? 'may not have arrived' : 'were not delivered';
  return fitted({
    title: `${counted(open.length, 'message')} ${may}`,
    before: [
      text(whatHappened(what, countedKind(kind, open.length))),
      text(whatToDo(context, open)),
    ],
    sections: [named(context, open)],
    after: decidedBlocks(all),
    buttons: buttonsFor(context, noteId, all, open),
    fallback: `${countedKind(kind, open.length)} ${may}: ${someOf(open.map(nameOf), mostNamed)}.`,
  });
}

function whatHappened(what: Trouble['what'], messages: string): string {
  return what === 'held'
    ? `${messages} were sent, but nothing came back to say that they arrived, and I cannot look them up.`
    : `${messages} could not be delivered.`;
}

function whatToDo(context: MessageContext, open: readonly Trouble[]): string {
  const [first] = open;
  if (first?.notAfter && open.every((one) => isTooLate(context, one))) {
    const ended = namedMoment(context, first.notAfter);
    return `It is too late to send them again: their time ended ${ended}. Speak to these people yourself, then leave the messages.`;
  }
  if (first?.what === 'held') {
    const look = first.toChannel
      ? 'Look in the channel whether they are there.'
      : 'Ask these people whether theirs is there.';
    return `${look} Send again what is not there, then leave the rest.`;
  }
  return [...mendsOf(open), 'Leave what is not needed any more.'].join(' ');
}

/** One for those who do not have the app, and one for whatever else it is. */
function mendsOf(open: readonly Trouble[]): readonly string[] {
  const lacking = open.filter(({ lacksApp }) => lacksApp);
  const [other] = open.filter(({ lacksApp }) => !lacksApp);
  const [one] = lacking;
  const names = [...new Set(lacking.map(({ to }) => to))];
  const mends = one ? [noAppSentences(one.kind, names, mostNamed)] : [];
  if (!other) return mends;
  const again = 'send the messages again';
  if (other.toChannel) return [...mends, inviteText(other, again)];
  const whose = one ? "the others' accounts" : "these people's accounts";
  return [...mends, `Check that ${whose} are still there, then ${again}.`];
}

/** Of what people in the period were sent, the coordinator can see all in chat. */
const seenInPeople = new Set(['prompt', 'reminder', 'deputy']);

function named(context: MessageContext, open: readonly Trouble[]): Section {
  const [{ what, kind } = { what: 'held', kind: '' } as const] = open;
  const rest = seenInPeople.has(kind)
    ? '/progress people'
    : `waymark deliveries list --state ${what}`;
  const draw = (one: Trouble) =>
    item([nameOf(one)], isTooLate(context, one) ? undefined : resendButton(context, one));
  return sectionOf(open, draw, { rest, most: mostNamed });
}

function buttonsFor(
  context: MessageContext,
  noteId: string,
  all: readonly Trouble[],
  open: readonly Trouble[],
): Button[] {
  const count = figure(open.length);
  // With how many it had told of, so that a press on an older note does not decide what it never named.
  const args = [noteId, String(all.length)];
  const leave = button(context, 'dismiss-all', args, `Leave all ${count}`);
  if (open.every((one) => isTooLate(context, one))) return [leave];
  return [button(context, 'resend-all', args, `Send all ${count} again`), leave];
}

function decidedBlocks(all: readonly Trouble[]): Block[] {
  const said = outcomeSentences(all);
  return said.length === 0 ? [] : [toned('muted', said.join(' '))];
}
