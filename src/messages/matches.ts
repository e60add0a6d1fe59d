import type { ActionNow } from '../core/action-now.ts';
import { refAndTitle } from './action-line.ts';
import type { Card, ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { excerpt } from './excerpt.ts';
import { fitted, sectionOf } from './fit.ts';
import { button, item, text } from './parts.ts';
import { nameOf } from './priority.ts';
import { notFoundTitle } from './trouble.ts';

interface SubGroupShown {
  readonly key: string;
  readonly name: string;
}

/** Several things fit the words, or none does; nothing is guessed. */
export function matchesCard(
  context: MessageContext,
  {
    words,
    priorities,
    actions,
    subGroups,
  }: {
    readonly words: string;
    readonly priorities: readonly { readonly number: number; readonly title: string }[];
    readonly actions: readonly ActionNow[];
    readonly subGroups: readonly SubGroupShown[];
  },
): Card {
  const items = [
    ...priorities.map((one) =>
      show(context, `Priority ${nameOf(one)}`, 'priority', String(one.number)),
    ),
    ...subGroups.map((one) => showSubGroup(context, one)),
    ...actions.map((one) => show(context, `Action ${refAndTitle(one)}`, 'priority', one.ref)),
  ];
  const said = foundText(excerpt(words, 60), items.length);
  return fitted({
    title: items.length === 0 ? notFoundTitle : 'Which one?',
    before: [text(said)],
    sections: [sectionOf(items, (one) => one, { rest: 'add a word to say which' })],
    buttons: items.length === 0 ? [button(context, 'show', ['priority'], '/priority')] : [],
    fallback: said,
  });
}

function foundText(words: string, found: number): string {
  if (found === 0) return `Nothing in the plan fits '${words}'. See every priority: /priority`;
  const fit = found === 1 ? 'fits' : 'fit';
  const which = words === '' ? 'Choose one.' : `${found} in the plan ${fit} '${words}'.`;
  return words === '' ? which : `${which} Which one do you mean?`;
}

/** No sub-group fits the words; those there are, to choose from. */
export function noSubGroupCard(
  context: MessageContext,
  { words, subGroups }: { readonly words: string; readonly subGroups: readonly SubGroupShown[] },
): Card {
  const said = `Nothing fits '${excerpt(words, 60)}'.`;
  const heading = 'The sub-groups';
  return fitted({
    title: notFoundTitle,
    before: [text(said)],
    sections: [
      sectionOf(subGroups, (one) => showSubGroup(context, one), {
        heading,
        rest: 'add a word to say which',
      }),
    ],
    buttons: [],
    fallback: said,
  });
}

function showSubGroup(context: MessageContext, { key, name }: SubGroupShown): ListItem {
  return show(context, `Sub-group ${excerpt(name, 100)}`, 'progress', 'subgroup', key);
}

function show(context: MessageContext, label: string, ...command: string[]): ListItem {
  return item([label], button(context, 'show', command, 'Show', { describes: `Show ${label}` }));
}
