import { expect, test } from 'vitest';
import { matchesCard, noSubGroupCard } from '../../src/messages/matches.ts';
import {
  action,
  context,
  earlyHelp,
  fathers,
  pressesOf,
  readAloud,
} from '../support/message-builders.ts';

const fathersPriority = { number: 4, title: 'Engaging with Fathers' };

test('of several matches none is guessed: each has a button', () => {
  const card = matchesCard(context, {
    words: 'fathers',
    priorities: [fathersPriority],
    actions: [action()],
    subGroups: [fathers],
  });
  const list = card.blocks.find(({ kind }) => kind === 'list');
  const presses = list?.kind === 'list' ? list.items.map((one) => one.button?.press) : [];
  expect(card.fallback).toBe("Which one? 3 things in the plan fit 'fathers'.");
  expect(presses).toEqual([
    'show/cyscp/priority/4',
    'show/cyscp/progress/subgroup/fathers',
    'show/cyscp/priority/4.1',
  ]);
});

test('where nothing fits, the way on is every priority', () => {
  const none = { words: 'mothers', priorities: [], actions: [], subGroups: [] };
  const card = matchesCard(context, none);
  expect(card.fallback).toBe("Nothing in the plan fits 'mothers'. See every priority: /priority");
  expect(pressesOf(card)).toEqual({ '/priority': 'show/cyscp/priority' });
});

test('where no sub-group fits, that is said first, and then which there are', () => {
  const card = noSubGroupCard(context, { words: 'zzz', subGroups: [earlyHelp, fathers] });
  expect(readAloud(card)).toBe(
    `# Not found
Nothing fits 'zzz'.
The sub-groups
- Sub-group Early Help [Show]
- Sub-group Fathers [Show]`,
  );
});

test('where a name was misspelt, one press asks for what was meant', () => {
  const none = { priorities: [], actions: [], subGroups: [] };
  const card = matchesCard(context, { words: 'exploitaton', ...none, nearest: 'exploitation' });
  expect(card.fallback).toBe("Nothing in the plan fits 'exploitaton'. Did you mean exploitation?");
  expect(pressesOf(card)).toEqual({
    '/priority exploitation': 'show/cyscp/priority/exploitation',
    '/priority': 'show/cyscp/priority',
  });
});

test('where the name of a sub-group was misspelt, one press shows it, and another every one', () => {
  const card = noSubGroupCard(context, {
    words: 'erly hlep',
    subGroups: [earlyHelp, fathers],
    nearest: 'Early Help',
  });
  expect(readAloud(card)).toBe(
    `# Not found
Nothing fits 'erly hlep'. Did you mean Early Help?
[/progress subgroup Early Help] [/progress subgroup]`,
  );
  expect(pressesOf(card)).toEqual({
    '/progress subgroup Early Help': 'show/cyscp/progress/subgroup/Early/Help',
    '/progress subgroup': 'show/cyscp/progress/subgroup',
  });
});
