import type { RolesHeld } from '../core/permissions.ts';
import type { Block, Card, ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { bold, item, text, toned } from './parts.ts';

const everybody = [
  ['/priority', 'every priority on one screen'],
  ['/priority 2', 'one priority, with its actions'],
  ['/priority 2.3', 'one action, with its history'],
  ['/priority fathers', 'whatever has this word in its name'],
  ['/progress overdue', 'what is past its date'],
  ['/progress asks', 'what is asked of the Executive'],
  ['/progress subgroup fathers', "a sub-group's actions"],
  ['/progress rollup', 'the latest roll-up'],
  ['/progress rollup preview', 'how the roll-up would read now'],
] as const;

const answering = [
  ['/progress mine', 'what you still owe, with buttons'],
  ['/progress update 2.3 green Trained 45 staff', 'an update in one line'],
] as const;

const coordinating = [
  ['/progress people', 'who was asked, and who answered'],
  ['/progress schedule', 'what comes when'],
  ['/progress pause', 'ask nobody until /progress resume'],
  ['/progress rollup post', 'post the roll-up now'],
] as const;

/** The commands that are of use to somebody who holds these roles. */
export function helpCard(_context: MessageContext, held: RolesHeld): Card {
  const answers = held.subGroups.length > 0;
  const coordinates = held.roles.includes('coordinator');
  const groups = [
    ...(answers || coordinates ? part('Your updates', answering) : []),
    ...part('How the plan is doing', everybody),
    ...(coordinates ? part('Running it', coordinating) : []),
  ];
  const reply = 'You can also answer a request in words, such as "2.3 green, trained 45 staff".';
  return {
    title: 'What you can ask me',
    blocks: [...groups, ...(answers ? [text(reply)] : [])],
    buttons: [],
    fallback: 'What you can ask me: /priority for the plan, /progress mine for what you owe.',
  };
}

function part(heading: string, commands: readonly (readonly [string, string])[]): Block[] {
  const items: ListItem[] = commands.map(([typed, shows]) => item([bold(typed), `: ${shows}`]));
  return [toned('heading', heading), { kind: 'list', items }];
}
