import type { ActionNow, LatestUpdate, OpenAsk } from '../../src/core/action-now.ts';
import type { ActionToRollUp, RollUpInput } from '../../src/core/roll-up.ts';
import type { AnsweredAction, AnswerShown, AskedAction } from '../../src/messages/asked-action.ts';
import type { Card } from '../../src/messages/card.ts';
import type { MessageContext, PeriodShown } from '../../src/messages/context.ts';

/** Monday 16 September 2024, 9am in London. */
export const context: MessageContext = {
  partnershipId: 'cyscp',
  partnershipName: 'City of York Safeguarding Children Partnership',
  zone: 'Europe/London',
  now: new Date('2024-09-16T08:00:00Z'),
};

/** Closes on Thursday 19 September, 5pm in London. */
export const period: PeriodShown = { id: 'period', closesAt: new Date('2024-09-19T16:00:00Z') };

export const request = { requestId: 'request', period, page: 1, canPass: false };

export const fathers = { id: 'g-fathers', key: 'fathers', name: 'Fathers' };
export const earlyHelp = { id: 'g-early', key: 'early-help', name: 'Early Help' };

export function latest(changes: Partial<LatestUpdate> = {}): LatestUpdate {
  return {
    id: 'update',
    periodId: 'before',
    revision: 1,
    sentence: 'Ran two sessions.',
    reportedAt: new Date('2024-09-14T10:00:00Z'),
    late: false,
    noChange: false,
    capacity: 'lead',
    ...changes,
  };
}

/** Not started, due in March 2025, of Fathers. */
export function action(changes: Partial<ActionNow> = {}): ActionNow {
  const ref = changes.ref ?? '4.1';
  return {
    id: `a-${ref}`,
    ref,
    title: 'Launch the campaign',
    priority: { id: 'p-4', number: 4, title: 'Engaging with Fathers' },
    subGroup: fathers,
    agencies: [],
    measures: [],
    baselineDueOn: '2025-03-31',
    dueOn: '2025-03-31',
    dueMoves: 0,
    state: 'not-started',
    ...changes,
  };
}

export function working(
  rag: ActionNow['rag'] & string,
  changes: Partial<ActionNow> = {},
): ActionNow {
  return action({ state: 'in-progress', rag, latest: latest(), ...changes });
}

export function asked(of: ActionNow, changes: Partial<AskedAction> = {}): AskedAction {
  return { ...of, capacity: 'lead', canNoChange: false, passedToDeputy: false, ...changes };
}

export function answer(changes: Partial<AnswerShown> = {}): AnswerShown {
  return {
    state: 'in-progress',
    rag: 'green',
    sentence: 'Ran two sessions.',
    way: 'form',
    capacity: 'lead',
    reportedAt: new Date('2024-09-16T09:00:00Z'),
    late: false,
    ...changes,
  };
}

export function answered(of: ActionNow, changes: Partial<AnswerShown> = {}): AnsweredAction {
  return { ...asked(of), answer: answer(changes) };
}

export function ask(changes: Partial<OpenAsk> = {}): OpenAsk {
  return {
    id: 'ask',
    actionId: 'a-4.2',
    ref: '4.2',
    kind: 'decision',
    text: 'Agree another venue',
    raisedAt: new Date('2024-09-16T09:00:00Z'),
    ...changes,
  };
}

/** Asked and answered this time, unless said otherwise. */
export function toRollUp(of: ActionNow, changes: Partial<ActionToRollUp> = {}): ActionToRollUp {
  const asked = { updatedThisPeriod: true, askedThisPeriod: true };
  return { ...of, ...asked, recentAnswers: [], lateAnswers: [], ...changes };
}

export function rollUpInput(
  actions: readonly ActionToRollUp[],
  changes: Partial<RollUpInput> = {},
): RollUpInput {
  return {
    partnershipName: context.partnershipName,
    period: { id: 'period', openedOn: '2024-09-16', closesAt: period.closesAt },
    actions,
    asks: [],
    todayOn: '2024-09-20',
    ...changes,
  };
}

/** A card as somebody would read it aloud: each block on lines of its own, buttons in square brackets. */
export function readAloud(card: Card): string {
  const blocks = card.blocks.flatMap((block) => {
    const spans = (all: readonly { text: string }[]) => all.map(({ text }) => text).join('');
    if (block.kind === 'text') return [spans(block.spans)];
    if (block.kind === 'facts') return block.facts.map(({ name, value }) => `${name}: ${value}`);
    if (block.kind === 'table') {
      const rows = block.rows.map((cells) => cells.map(spans));
      return [block.columns.map(({ title }) => title), ...rows].map((cells) => cells.join(' | '));
    }
    if (block.kind !== 'list') return [block.kind];
    return block.items.map(
      (one) => `- ${spans(one.spans)}${one.button ? ` [${one.button.label}]` : ''}`,
    );
  });
  const buttons = card.buttons.map(({ label }) => `[${label}]`).join(' ');
  return [`# ${card.title}`, ...blocks, ...(buttons ? [buttons] : [])].join('\n');
}

/** What a card's buttons do, by their labels: those in its lists first. */
export function pressesOf(card: Card): Record<string, string> {
  const items = card.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
  const inLists = items.flatMap((one) => (one.button ? [one.button] : []));
  return Object.fromEntries([...inLists, ...card.buttons].map((one) => [one.label, one.press]));
}
