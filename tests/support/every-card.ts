import type { ActionNow } from '../../src/core/action-now.ts';
import type { TypedText } from '../../src/core/privacy.ts';
import { type RollUpInput, rollUpOf } from '../../src/core/roll-up.ts';
import type { StatusUpdate } from '../../src/core/status-update.ts';
import { actionCard } from '../../src/messages/action.ts';
import type { AskedAction } from '../../src/messages/asked-action.ts';
import type { Card } from '../../src/messages/card.ts';
import { chairCard } from '../../src/messages/chair.ts';
import { deputyCard, reminderCard } from '../../src/messages/chasers.ts';
import { claimUnlistedCard } from '../../src/messages/claim-unlisted.ts';
import { claimOutcomeCard } from '../../src/messages/completion.ts';
import { completionClaimedCard } from '../../src/messages/completion-claimed.ts';
import { answeredSinceCard, completionDecidedCard } from '../../src/messages/completion-decided.ts';
import { draftCard } from '../../src/messages/draft.ts';
import { besideWaiting, unconfirmedDraftCard } from '../../src/messages/draft-waiting.ts';
import { helpCard } from '../../src/messages/help.ts';
import { homeFootCard, lastAnswersCard, partnershipCard } from '../../src/messages/home.ts';
import { asksCard, overdueCard, subGroupCard } from '../../src/messages/lists.ts';
import { matchesCard, noSubGroupCard } from '../../src/messages/matches.ts';
import {
  deputyNotAskedCard,
  neverAskedCard,
  unreachableMemberCard,
} from '../../src/messages/not-reached.ts';
import { besideGone, besideNotSaved } from '../../src/messages/not-saved.ts';
import { notUnderstoodCard } from '../../src/messages/not-understood.ts';
import { skippedSnoozeCard } from '../../src/messages/notes.ts';
import { actionResumedCard, askingResumedCard, pausedCard } from '../../src/messages/pause.ts';
import { peopleCard } from '../../src/messages/people.ts';
import { prioritiesCard, priorityCard } from '../../src/messages/priority.ts';
import { promptCard } from '../../src/messages/prompt.ts';
import { receiptCard, thanksCard } from '../../src/messages/receipt.ts';
import { rollUpCard } from '../../src/messages/roll-up.ts';
import { rollUpDetailCards } from '../../src/messages/roll-up-detail.ts';
import { scheduleCard } from '../../src/messages/schedule.ts';
import { shareButton, shareDoneCard, sharedCard } from '../../src/messages/share.ts';
import {
  noPeriodCard,
  notAllowedCard,
  notThereCard,
  refusedTextCard,
  stillThereCard,
  whichPartnershipCard,
} from '../../src/messages/trouble.ts';
import { troubleCard } from '../../src/messages/trouble-delivering.ts';
import { allEndedCard, troubleEndedCard } from '../../src/messages/trouble-ended.ts';
import { troubleGrownCard, troubleNoteCard } from '../../src/messages/trouble-note.ts';
import { welcomeCard } from '../../src/messages/welcome.ts';
import { context as aContext, answer, asked, latest, period, request } from './message-builders.ts';
import { personAsked } from './person-asked.ts';
import { aTrouble } from './trouble-builder.ts';

/** Ids are as long as real ones. */
export const context = { ...aContext, partnershipId: '01919f3c-8c00-7000-8000-000000000000' };

/** Every message that the product has to say of a plan, its words the plan's own. */
export function everyCard(input: RollUpInput): readonly Card[] {
  return [
    ...rollUpCards(input),
    ...toLeads(input),
    ...inAnswer(input),
    ...ofActions(input),
    ...toCoordinators(input),
  ];
}

function rollUpCards(input: RollUpInput): Card[] {
  const facts = rollUpOf({ ...input, previous: rollUpOf(before(input)) });
  const after = { ...context, now: new Date('2024-09-20T09:00:00Z') };
  return [
    rollUpCard(context, facts),
    rollUpCard(after, rollUpOf(input)),
    ...rollUpDetailCards(context, facts),
  ];
}

/** As it stood a period ago: every colour another one, every due date where it was first. */
export function before(input: RollUpInput): RollUpInput {
  const actions = input.actions.map((action) => ({
    ...action,
    dueMoves: 0,
    rag: action.rag === 'green' ? ('red' as const) : ('green' as const),
  }));
  return { ...input, actions };
}

function toLeads({ actions }: RollUpInput): Card[] {
  const items = askedOf(actions);
  const half = items.slice(0, Math.ceil(items.length / 2));
  const answered = half.map((one) => ({ ...one, answer: answerWith(one.title) }));
  const owed = items.slice(half.length);
  const shown = { ...request, period, canPass: true };
  const typed = actions.map(({ ref, title }) => ({ ref, choice: 'red', sentence: title }) as const);
  const theirs = answered.map(({ ref, answer: one }) => ({ ref, ...one, yours: false }));
  const waiting = { draftId: 'draft', items: typed, theirs };
  const notUnderstood = typed.map(({ sentence }) => ({
    text: sentence,
    why: 'Start with a number.',
  }));
  const openedAt = context.now;
  return [
    promptCard(context, { ...shown, items }),
    promptCard(context, { ...shown, items, page: 3 }),
    receiptCard(context, { ...shown, answered, owed }),
    receiptCard(context, { ...shown, answered, owed: [], asQuery: true }),
    thanksCard(context, { period, answered }),
    reminderCard(context, { ...shown, owed: items, afterSnooze: true }),
    deputyCard(context, { ...shown, items, reason: 'no-answer', openedAt }),
    deputyCard(context, { ...shown, items, reason: 'passed', openedAt }),
    chairCard(context, { period, openedAt, owed: items, leads: leadsOf(items) }),
    draftCard(context, {
      draftId: 'draft',
      items: typed,
      earlier: typed,
      notUnderstood,
      theirs,
      actions,
    }),
    draftCard(context, { items: [], notUnderstood, example: '4.1' }),
    unconfirmedDraftCard(context, waiting),
    besideWaiting(context, waiting, promptCard(context, { ...shown, items })),
    lastAnswersCard(
      context,
      answered.slice(0, 5).map((one) => ({ action: one, update: updateOf(one) })),
    ),
  ];
}

function inAnswer({ actions, asks }: RollUpInput): Card[] {
  const words = actions[0]?.title ?? '';
  const priorities = actions.map(({ title }, index) => ({ number: index + 1, title }));
  const subGroups = actions.map(({ title }, index) => ({ key: `g${index}`, name: title }));
  const answers = [
    prioritiesCard(context, { priorities, actions }),
    ...(['cross-cutting', { number: 1, title: words }] as const).map((priority) =>
      priorityCard(context, { priority, actions, asks }),
    ),
    subGroupCard(context, { name: words, actions, asks }),
    overdueCard(context, actions),
    asksCard(context, asks),
    matchesCard(context, { words, priorities, actions, subGroups }),
    noSubGroupCard(context, { words, subGroups }),
  ].map((card) => {
    const share = shareButton(context, { words: 'priority 2', inChannel: true });
    return { ...card, buttons: [...card.buttons, share] };
  });
  return [
    ...answers,
    ...answers.map((card) => sharedCard(context, { card, by: words })),
    shareDoneCard({ here: true, elsewhere: false }),
    shareDoneCard({ here: false, elsewhere: true }),
    notUnderstoodCard(context, { typed: words, nearest: `/progress update 4.1 ${words}` }),
    notUnderstoodCard(context, { typed: words, nearest: words }),
    notThereCard(context, words),
    stillThereCard(
      refusedTextCard(actions.slice(0, 20).map(() => 'An NHS number: leave it out.')),
      'slack',
    ),
    whichPartnershipCard({
      partnerships: actions.map(({ id, title }) => ({ id, name: title })).slice(0, 20),
      typed: `/priority ${words}`.slice(0, 200).replace(/[\ud800-\udbff]$/, ''),
    }),
    noPeriodCard(context, context.now, words),
    helpCard(context, { roles: ['coordinator'], subGroups: [{ id: 'g', as: 'lead' }] }),
    partnershipCard(words),
    homeFootCard(),
  ];
}

function ofActions({ actions, asks }: RollUpInput): Card[] {
  return actions.slice(0, 4).flatMap((action) => {
    const long = action.title;
    const report = { ...answerWith(long), id: 'update', impact: long, voice: long, effect: long };
    const decision = { kind: 'sent-back' as const, reason: long };
    const change = { field: 'title', from: long, to: long, changedAt: context.now };
    return [
      actionCard(context, {
        action: { ...action, agencies: Array.from({ length: 30 }, () => long) },
        history: Array.from({ length: 10 }, () => ({ ...report, nextSteps: long, issue: long })),
        asks: asks.slice(0, 9),
        decisions: [{ ...decision, updateId: 'update', decidedAt: context.now }],
        changes: Array.from({ length: 30 }, () => change),
        periodId: period.id,
        canUpdate: true,
        canAccept: true,
        canPause: true,
      }),
      completionClaimedCard(context, {
        action,
        updateId: 'update',
        sentence: long,
        impact: long,
      }),
      completionDecidedCard(context, { action, periodId: period.id, decision }),
      claimOutcomeCard(action, { ...decision, by: long }),
      claimUnlistedCard(action),
      answeredSinceCard(action),
      pausedCard(context, { action }),
      actionResumedCard(action),
    ];
  });
}

function toCoordinators({ actions }: RollUpInput): Card[] {
  const names = actions.map(({ title }) => title);
  const [name = ''] = names;
  const people = names.map((one) => personAsked({ name: one, key: one.slice(0, 30) }));
  const asking = {
    period: { ...period, openedAt: context.now },
    people,
    withoutAccount: names.map((one) => ({ name: one })),
    usesTeams: true,
  };
  const all = names.map((one, index) => aTrouble(one, { deliveryId: `d${index}`, title: one }));
  const lacking = all.map((one) => ({ ...one, what: 'failed', lacksApp: true }) as const);
  const trouble = aTrouble(name, { deliveryId: 'd', title: name });
  const ahead = [{ kind: 'close', dueAt: period.closesAt }] as const;
  const plain = notAllowedCard('The lead may.');
  return [
    peopleCard(context, asking),
    troubleNoteCard(context, { noteId: 'note', all }),
    troubleGrownCard(context, { noteId: 'note', all }),
    troubleNoteCard(context, { noteId: 'note', all: lacking }),
    troubleNoteCard(context, { noteId: 'note', all: lacking.slice(0, 1) }),
    troubleCard(context, trouble),
    troubleEndedCard(trouble, { how: 'resent', by: name }),
    allEndedCard(all.map((one) => ({ ...one, outcome: { how: 'dismissed', by: name } }))),
    welcomeCard({ ...context, partnershipName: name }, { isAsked: true, hasAsked: false }),
    neverAskedCard(context, { period, names }),
    unreachableMemberCard(context, { name, usesTeams: true }),
    deputyNotAskedCard(context, askedOf(actions)),
    skippedSnoozeCard(context, {
      name,
      dueAt: context.now,
      refs: actions.map(({ ref }) => ref),
    }),
    scheduleCard(context, { ahead, nextOpensAt: context.now, canPause: true }),
    askingResumedCard(context, { ahead, leftOut: ahead, nextOpensAt: context.now }),
    besideNotSaved(
      plain,
      actions.map(({ ref, title }) => ({ ref, why: title })),
    ),
    besideGone(plain, 3),
  ];
}

function askedOf(actions: readonly ActionNow[]): AskedAction[] {
  return actions.map((action) => asked(action, { canNoChange: true }));
}

const leadsOf = (items: readonly AskedAction[]): ReadonlyMap<string, string> =>
  new Map(items.map(({ subGroup, title }) => [subGroup.id, title]));

const answerWith = (text: string) =>
  answer({ sentence: text, rag: 'red', ask: { kind: 'decision', text, ofWhom: text } });

const updateOf = ({ id, title }: AskedAction): StatusUpdate => ({
  ...latest(),
  sentence: title as TypedText,
  actionId: id,
  authorId: 'member',
  way: 'form',
  state: 'in-progress',
  rag: 'red',
});
