import type { Drift } from '../core/drift.ts';
import { markOf, markText } from '../core/rag.ts';
import type { RollUpAction, RollUpFacts, RollUpPriority } from '../core/roll-up-facts.ts';
import { refAndTitle } from './action-line.ts';
import { askItem } from './ask-words.ts';
import type { ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { andList, counted, someOf } from './counted.ts';
import { excerpt, sentence } from './excerpt.ts';
import type { Section } from './fit.ts';
import { countsWithMarks, directionText } from './part-words.ts';
import { bold, item } from './parts.ts';
import { dayInText } from './when.ts';

/** Lines a list has on the one screen; the rest is counted. */
const most = 5;
const titleLength = 90;

/** What needs somebody, or changed: nothing else. */
export function exceptionSections(context: MessageContext, facts: RollUpFacts): Section[] {
  const actions = new Map(facts.actions.map((action) => [action.ref, action]));
  const of = (ref: string) => actions.get(ref);
  const line = (ref: string, ...words: string[]) => actionItem(of(ref), ref, words.join(''));
  return [
    asksSection(context, facts),
    worseSection(facts, of),
    dueSection(context, facts, line, of),
    silentSection(facts),
    {
      heading: `${counted(facts.completions.length, 'completion')} to accept or send back`,
      items: facts.completions.map((ref) => line(ref, `said to be complete: /priority ${ref}`)),
      rest: '/priority',
      most,
    },
    {
      heading: `${counted(facts.late.length, 'answer')} came late`,
      items: facts.late.map((late) =>
        line(
          late.ref,
          `asked on ${dayInText(context, late.periodOn)}: ${markText(markOf(late.state, late.rag))}. `,
          sentence(late.sentence, 120),
        ),
      ),
      rest: '/priority',
      most,
    },
    driftSection(facts, line),
  ].map((section) => ({ ...section, most }));
}

/** "Better since last time: 4.1 is green, 1.1 is complete." */
export function betterText({ better, actions }: RollUpFacts): string | undefined {
  if (better.length === 0) return undefined;
  const parts = better.map(({ ref }) => {
    const action = actions.find((one) => one.ref === ref);
    return `${ref} is ${action?.part === 'complete' ? 'complete' : 'green'}`;
  });
  return `Better since last time: ${someOf(parts, 10)}.`;
}

/** One line a priority. */
export function prioritySection({ priorities }: RollUpFacts): Section {
  return {
    heading: 'By priority',
    items: priorities.map((priority) =>
      item([bold(priorityName(priority)), `: ${state(priority)}`]),
    ),
    rest: '/priority',
  };
}

/** "2 Child Exploitation", "Cross-cutting" */
export function priorityName({ key, title }: Pick<RollUpPriority, 'key' | 'title'>): string {
  return key === 'cross-cutting' ? title : `${key} ${excerpt(title, titleLength)}`;
}

function state({ counts, direction }: RollUpPriority): string {
  const way = directionText(direction);
  return `${countsWithMarks(counts)}${way ? `. ${way}` : ''}`;
}

type Line = (ref: string, ...words: string[]) => ListItem;
type Of = (ref: string) => RollUpAction | undefined;

function actionItem(action: RollUpAction | undefined, ref: string, words: string): ListItem {
  const name = action ? refAndTitle(action, titleLength) : ref;
  return item([bold(name), `: ${words}`]);
}

function asksSection(context: MessageContext, { asks }: RollUpFacts): Section {
  return {
    heading: `${counted(asks.length, 'ask')} of the Executive`,
    items: asks.map((ask) => askItem(context, ask, 200)),
    rest: '/progress asks',
  };
}

function worseSection({ newlyRedOrAmber }: RollUpFacts, of: Of): Section {
  const count = (part: string) =>
    newlyRedOrAmber.filter(({ ref }) => of(ref)?.part === part).length;
  const parts = (['red', 'amber'] as const).filter((part) => count(part) > 0);
  return {
    heading: andList(parts.map((part) => `${count(part)} newly ${part}`)),
    items: newlyRedOrAmber.map(({ ref, before }) => {
      const action = of(ref);
      const mark = markText(markOf(action?.state ?? 'in-progress', action?.rag));
      const was = before ? `, was ${markText(markOf(before.state, before.rag))}` : '';
      return item([
        bold(action ? refAndTitle(action, titleLength) : ref),
        `: ${mark}${was}. ${sentence(action?.sentence ?? '', 160)}`,
      ]);
    }),
    rest: '/priority',
  };
}

function dueSection(context: MessageContext, facts: RollUpFacts, line: Line, of: Of): Section {
  const { overdue, moved } = facts;
  const movedFrom = new Map(moved.map(({ ref, from }) => [ref, from]));
  const parts = [
    ...(overdue.length > 0 ? [`${overdue.length} overdue`] : []),
    ...(moved.length > 0 ? [`${counted(moved.length, 'due date')} moved`] : []),
  ];
  const dueText = (ref: string): string => {
    const action = of(ref);
    const day = action?.dueOn ? dayInText(context, action.dueOn) : 'no date';
    const due = action?.overdue ? `overdue since ${day}` : `now due ${day}`;
    if (!movedFrom.has(ref)) return due;
    const from = movedFrom.get(ref);
    const was = from ? `, was ${dayInText(context, from)}` : '';
    return `${due}${was}; moved ${times(action?.dueMoves ?? 1)}`;
  };
  const refs = new Set([...overdue, ...movedFrom.keys()]);
  return {
    heading: andList(parts),
    items: [...refs].map((ref) => line(ref, dueText(ref))),
    rest: '/progress overdue',
  };
}

function silentSection({ silent }: RollUpFacts): Section {
  return {
    heading: `${counted(silent.length, 'sub-group')} with updates missing`,
    items: silent.map(({ subGroup, refs, asked }) =>
      item([
        bold(excerpt(subGroup, titleLength)),
        refs.length === asked
          ? `: none of ${counted(asked, 'action')} updated`
          : `: ${refs.length} of ${counted(asked, 'action')} not updated (${someOf(refs, 8)})`,
      ]),
    ),
    rest: '/priority',
  };
}

function driftSection(facts: RollUpFacts, line: Line): Section {
  // A date that moved this time stands in a list of its own already.
  const justMoved = new Set(facts.moved.map(({ ref }) => ref));
  const drifting = facts.drift.filter(
    ({ ref, ways }) => !justMoved.has(ref) || ways.some(({ kind }) => kind !== 'moved'),
  );
  return {
    heading: `${counted(drifting.length, 'action')} drifting`,
    items: drifting.map(({ ref, ways }) => line(ref, ways.map(driftText).join('; '))),
    rest: '/priority',
  };
}

/** "amber 3 times running", "no change 4 times running", "due date moved twice" */
export function driftText(drift: Drift): string {
  switch (drift.kind) {
    case 'unchanged':
      return `${drift.rag} ${drift.periods} times running`;
    case 'no-change':
      return `no change ${drift.times} times running`;
    case 'moved':
      return `due date moved ${times(drift.moves)}`;
  }
}

export function times(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${count} times`;
}
