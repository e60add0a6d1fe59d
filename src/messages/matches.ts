import type { ActionNow } from '../core/action-now.ts';
import { refAndTitle } from './action-line.ts';
import type { Button, Card, ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { counted } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { fitted, sectionOf } from './fit.ts';
import { button, item, text } from './parts.ts';
import { nameOf } from './priority.ts';
import { notFoundTitle, plainCard } from './trouble.ts';

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
    nearest,
  }: {
    readonly words: string;
    /** Where nothing fits: the same words as the plan spells them. */
    readonly nearest?: string;
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
  const said = foundText(excerpt(words, 60), items.length, nearest);
  const title = items.length === 0 ? notFoundTitle : whichOne;
  return fitted({
    title,
    before: [text(said)],
    sections: [sectionOf(items, (one) => one, { rest: 'add a word to say which' })],
    buttons: items.length === 0 ? askAgain(context, '/priority', nearest) : [],
    fallback: items.length === 0 ? said : `${whichOne} ${said}`,
  });
}

const whichOne = 'Which one?';

function foundText(words: string, found: number, nearest?: string): string {
  if (found === 0 && nearest) return `Nothing in the plan fits '${words}'. ${didYouMean(nearest)}`;
  if (found === 0) return `Nothing in the plan fits '${words}'. See every priority: /priority`;
  const fit = found === 1 ? 'fits' : 'fit';
  return words === '' ? 'Choose one.' : `${counted(found, 'thing')} in the plan ${fit} '${words}'.`;
}

/** No sub-group fits the words: what was meant by misspelt ones, or those there are to choose from. */
export function noSubGroupCard(
  context: MessageContext,
  {
    words,
    subGroups,
    nearest,
  }: {
    readonly words: string;
    readonly subGroups: readonly SubGroupShown[];
    readonly nearest?: string;
  },
): Card {
  const said = `Nothing fits '${excerpt(words, 60)}'.`;
  if (nearest) {
    const buttons = askAgain(context, '/progress subgroup', nearest);
    return { ...plainCard(notFoundTitle, `${said} ${didYouMean(nearest)}`), buttons };
  }
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

const didYouMean = (nearest: string): string => `Did you mean ${nearest}?`;

/** The command with the words that were meant, where some are known, and without any: everything there is. */
function askAgain(context: MessageContext, command: string, nearest?: string): Button[] {
  const commands = [...(nearest ? [`${command} ${nearest}`] : []), command];
  return commands.map((one) =>
    button(context, 'show', one.replace(/^\//, '').split(' '), excerpt(one, 70)),
  );
}

function showSubGroup(context: MessageContext, { key, name }: SubGroupShown): ListItem {
  return show(context, `Sub-group ${excerpt(name, 100)}`, 'progress', 'subgroup', key);
}

function show(context: MessageContext, label: string, ...command: string[]): ListItem {
  return item([label], button(context, 'show', command, 'Show', { describes: `Show ${label}` }));
}
