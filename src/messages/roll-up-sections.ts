import { markOf, markText } from '../core/rag.ts';
import type { RollUpAction, RollUpFacts } from '../core/roll-up-facts.ts';
import { refAndTitle } from './action-line.ts';
import { askItem } from './ask-words.ts';
import type { ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { andList, counted, figure, someOf, times } from './counted.ts';
import { excerpt, sentence } from './excerpt.ts';
import { type Section, sectionOf } from './fit.ts';
import { bold, item } from './parts.ts';
import { byNumber, driftSection } from './roll-up-drift.ts';
import { dayInText, dayOfInstant } from './when.ts';

/** Lines a list has on the one screen; the rest is counted. */
const most = 5;
const titleLength = 90;

const refOf = ({ ref }: { readonly ref: string }): string => ref;

interface Sheet {
  readonly context: MessageContext;
  readonly facts: RollUpFacts;
  action(ref: string): RollUpAction | undefined;
  /** Its reference and title; the reference alone where it is not in the plan any more. */
  name(ref: string): string;
  /** A line about an action: its reference and title, then these words. */
  line(ref: string, words: string): ListItem;
}

/** What needs somebody, or changed, and nothing else: what the Executive decides first. */
export function exceptionSections(context: MessageContext, facts: RollUpFacts): Section[] {
  const actions = new Map(facts.actions.map((action) => [action.ref, action]));
  const name = (ref: string) => {
    const action = actions.get(ref);
    return action ? refAndTitle(action, titleLength) : ref;
  };
  const sheet: Sheet = {
    context,
    facts,
    name,
    action: (ref) => actions.get(ref),
    line: (ref, words) => item([bold(name(ref)), `: ${words}`]),
  };
  const sections = [asks, completions, worse, quiet, due, silent, late, drifting];
  return sections.map((section) => section(sheet));
}

function asks({ context, facts, name }: Sheet): Section {
  return sectionOf(facts.asks, (ask) => askItem(context, ask, 200, name(ask.ref)), {
    heading: `${counted(facts.asks.length, 'ask')} of the Executive`,
    rest: '/progress asks',
    most,
  });
}

function worse({ facts, action, line }: Sheet): Section {
  const { newlyRedOrAmber, comparedWithOn } = facts;
  // A first roll-up has nothing to be newer than.
  const newly = comparedWithOn ? 'newly ' : '';
  const parts = (['red', 'amber'] as const).flatMap((part) => {
    const count = newlyRedOrAmber.filter(({ ref }) => action(ref)?.part === part).length;
    return count > 0 ? [`${figure(count)} ${newly}${part}`] : [];
  });
  return sectionOf(
    newlyRedOrAmber,
    ({ ref, before }) => {
      const now = action(ref);
      const mark = markText(markOf('in-progress', now?.rag));
      const was = before ? `, was ${markText(markOf(before.state, before.rag))}` : '';
      return line(ref, `${mark}${was}. ${sentence(now?.sentence ?? '', 160)}`.trimEnd());
    },
    { heading: andList(parts), rest: byNumber, most, names: newlyRedOrAmber.map(refOf) },
  );
}

/** A red or amber is not gone because nobody said it again. */
function quiet({ context, facts, action, line }: Sheet): Section {
  const count = facts.quiet.length;
  return sectionOf(
    facts.quiet,
    (ref) => {
      const now = action(ref);
      const known = markText(markOf('in-progress', now?.rag));
      const on = now?.reportedAt ? ` on ${dayOfInstant(context, new Date(now.reportedAt))}` : '';
      return line(ref, `no update, last known ${known}${on}`);
    },
    {
      heading: `${figure(count)} ${count === 1 ? 'was red or amber and has' : 'were red or amber and have'} gone quiet`,
      rest: byNumber,
      most,
      names: facts.quiet,
    },
  );
}

function due({ context, facts, action, line }: Sheet): Section {
  const { overdue, moved } = facts;
  const movedFrom = new Map(moved.map(({ ref, from }) => [ref, from]));
  const parts = [
    ...(overdue.length > 0 ? [`${figure(overdue.length)} overdue`] : []),
    ...(moved.length > 0 ? [`${counted(moved.length, 'due date')} moved`] : []),
  ];
  const dueText = (ref: string): string => {
    const now = action(ref);
    const day = now?.dueOn ? dayInText(context, now.dueOn) : 'no date';
    const text = now?.overdue ? `overdue since ${day}` : `now due ${day}`;
    if (!movedFrom.has(ref)) return text;
    const from = movedFrom.get(ref);
    const was = from ? `, was ${dayInText(context, from)}` : '';
    return `${text}${was}; moved ${times(now?.dueMoves ?? 1)}`;
  };
  const refs = [...new Set([...overdue, ...movedFrom.keys()])];
  return sectionOf(refs, (ref) => line(ref, dueText(ref)), {
    heading: andList(parts),
    rest: '/progress overdue',
    most,
  });
}

/** Names sub-groups, never people. */
function silent({ facts }: Sheet): Section {
  const text = ({ refs, asked }: (typeof facts.silent)[number]): string => {
    const actions = counted(asked, 'action');
    if (refs.length < asked)
      return `${figure(refs.length)} of ${actions} not updated (${someOf(refs, 8)})`;
    return asked === 1 ? `its one action, ${refs[0]}, not updated` : `none of ${actions} updated`;
  };
  return sectionOf(
    facts.silent,
    (group) => item([bold(excerpt(group.subGroup, titleLength)), `: ${text(group)}`]),
    {
      heading: `${counted(facts.silent.length, 'sub-group')} with updates missing`,
      rest: '/progress subgroup',
      most,
    },
  );
}

function completions({ facts, line }: Sheet): Section {
  return sectionOf(facts.completions, (ref) => line(ref, `said to be complete: /priority ${ref}`), {
    heading: `${counted(facts.completions.length, 'completion')} to accept or send back`,
    rest: byNumber,
    most,
    names: facts.completions,
  });
}

function late({ context, facts, line }: Sheet): Section {
  return sectionOf(
    facts.late,
    ({ ref, periodOn, state, rag, sentence: said }) => {
      const mark = markText(markOf(state, rag));
      return line(ref, `asked on ${dayInText(context, periodOn)}: ${mark}. ${sentence(said, 120)}`);
    },
    {
      heading: `${counted(facts.late.length, 'answer')} came late`,
      rest: byNumber,
      most,
      names: facts.late.map(refOf),
    },
  );
}

function drifting({ facts, line }: Sheet): Section {
  return driftSection(facts, line, most);
}
