import type { WirePerson } from '../wire.ts';
import { announce } from './announce.ts';
import { make } from './dom.ts';
import { initialsOf } from './message-view.ts';
import { addressOf } from './place.ts';

/** From this number on, people are searched for rather than looked for. */
const searchFrom = 9;

const groups: readonly { readonly title: string; readonly role: RegExp }[] = [
  { title: 'Leads', role: /^lead/i },
  { title: 'Deputies', role: /^deputy/i },
  { title: 'Chairs', role: /^chair/i },
  { title: 'Executive', role: /^executive/i },
  { title: 'Scrutineer', role: /scrutin/i },
  { title: 'Coordinators', role: /^coordinator/i },
  { title: 'Others', role: /^/ },
];

/** The page on which a newcomer chooses who to be. */
export function chooser(people: readonly WirePerson[]): HTMLElement {
  const lists = make('div', { class: 'people' });
  const show = (wanted: string) => {
    const found = people.filter((person) => matches(person, wanted));
    lists.replaceChildren(...partnershipsOf(found).flatMap(peopleOfPartnership));
    if (found.length === 0) lists.append(make('p', {}, 'Nobody matches. Try fewer letters.'));
    return found.length;
  };
  show('');
  return make(
    'div',
    { class: 'chooser' },
    make('h2', { id: 'chooser-title', tabindex: '-1' }, 'Who would you like to be?'),
    make(
      'p',
      { class: 'lead' },
      'This is a chat workspace on your own computer, with nobody else in it. ',
      'Choose a person to see what they would see in Slack or Teams. You can change at any time.',
    ),
    ...(people.length < searchFrom ? [] : [searchField(show)]),
    lists,
  );
}

function searchField(show: (wanted: string) => number): HTMLElement {
  const field = make('input', { id: 'people-search', type: 'search', autocomplete: 'off' });
  field.addEventListener('input', () => {
    const found = show(field.value);
    announce(found === 1 ? '1 person' : `${found} people`);
  });
  return make('p', { class: 'search' }, make('label', { for: field.id }, 'Find a person'), field);
}

function matches(person: WirePerson, wanted: string): boolean {
  const text = [person.name, ...person.roles].join(' ').toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function partnershipsOf(people: readonly WirePerson[]): readonly (readonly WirePerson[])[] {
  const ids = [...new Set(people.map((person) => person.partnershipId))];
  return ids.map((id) => people.filter((person) => person.partnershipId === id));
}

function peopleOfPartnership(people: readonly WirePerson[]): HTMLElement[] {
  const name = people[0]?.partnershipName ?? '';
  return [
    make('p', { class: 'partnership' }, name),
    ...groups.flatMap(({ title }) => {
      const members = people.filter((person) => groupOf(person) === title);
      return members.length > 0 ? [groupList(title, members)] : [];
    }),
  ];
}

/** Each person stands once, under the first of the groups that they have a role in. */
function groupOf({ roles }: WirePerson): string {
  const group = groups.find(({ role }) => roles.some((one) => role.test(one)));
  return group?.title ?? 'Others';
}

function groupList(title: string, people: readonly WirePerson[]): HTMLElement {
  return make(
    'section',
    { class: 'group' },
    make('h3', {}, title),
    make('ul', { role: 'list' }, ...people.map((person) => make('li', {}, personLink(person)))),
  );
}

function personLink({ userId, name, roles }: WirePerson): HTMLElement {
  return make(
    'a',
    { class: 'person', href: addressOf({ userId }) },
    make('span', { class: 'face', 'aria-hidden': 'true' }, initialsOf(name)),
    make(
      'span',
      {},
      make('span', { class: 'name' }, name),
      make('span', { class: 'roles' }, roles.join(' · ')),
    ),
  );
}
