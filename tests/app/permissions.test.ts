import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/app/intent.ts';
import { type Person, pressOf } from '../support/living-person.ts';
import { cardOf, formOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());

/** Everybody, as they stand to the Fathers group; the last is in no plan. */
const everybody = [
  'lead-fathers',
  'deputy-fathers',
  'chair-fathers',
  'coordinator',
  'executive',
  'scrutineer',
  'lead-police',
  'stranger@example.org',
] as const;
type Somebody = (typeof everybody)[number];

const members = everybody.filter((one) => one !== 'stranger@example.org');
const fathers: readonly Somebody[] = [
  'lead-fathers',
  'deputy-fathers',
  'chair-fathers',
  'coordinator',
];
const coordinator: readonly Somebody[] = ['coordinator'];
/** Whose request and draft it is. */
const owner: readonly Somebody[] = ['lead-fathers'];

/** What a partnership in the middle of its first week offers to press. */
interface Offered {
  readonly partnershipId: string;
  readonly period: string;
  readonly one: string;
  readonly two: string;
  readonly request: string;
  readonly confirm: string;
  readonly discard: string;
  readonly accept: string;
  readonly sendBack: string;
}

async function offered(living: LivingPartnership): Promise<Offered> {
  await living.jumpTo('2024-09-02T08:00:00Z');
  const lead = living.as('lead-fathers');
  const prompt = await lead.card(/need an update/);
  const form = formOf(await lead.presses(prompt, 'Update', '1.2'));
  await lead.submits(form, { status: 'complete', sentence: 'All built.', impact: 'It is used.' });
  const draft = cardOf(await lead.says('1.1 green, the films are ready'));
  const claimed = cardOf(await living.as('coordinator').command('/priority 1.2'));
  const [, , request = ''] = pressOf(prompt, 'Remind me tomorrow').split('/');
  const [, , period = ''] = form.state.split('/').slice(1);
  return {
    partnershipId: living.partnershipId,
    period,
    request,
    one: await living.actionId('1.1'),
    two: await living.actionId('1.2'),
    confirm: pressOf(draft, 'Confirm'),
    discard: pressOf(draft, 'Throw away'),
    accept: pressOf(claimed, 'Accept'),
    sendBack: pressOf(claimed, 'Send back'),
  };
}

const refusals = [
  'Not yours to do',
  'Out of date',
  'I do not know you yet',
  'All done',
  'Nothing to answer',
  'Not understood',
];

const isRefused = (reply: Reply): boolean =>
  reply.kind === 'none' ||
  ((reply.kind === 'card' || reply.kind === 'replace') && refusals.includes(reply.card.title));

type Attempt = (person: Person, offer: Offered) => Promise<Reply>;
const press =
  (of: (offer: Offered) => string): Attempt =>
  (person, offer) =>
    person.pressesToken(of(offer));
const token =
  (kind: string, ...args: readonly (keyof Offered)[]): Attempt =>
  (person, offer) =>
    person.pressesToken([kind, offer.partnershipId, ...args.map((arg) => offer[arg])].join('/'));
const submit =
  (
    state: (offer: Offered) => string,
    values: (offer: Offered) => Record<string, string>,
  ): Attempt =>
  (person, offer) =>
    person.submits({ state: state(offer), groups: [] }, values(offer));
const command =
  (typed: string): Attempt =>
  (person) =>
    person.command(typed);

const table: readonly (readonly [string, readonly Somebody[], Attempt])[] = [
  ['/progress people', coordinator, command('/progress people')],
  ['/progress update', fathers, command('/progress update 1.1 green The films are ready.')],
  ['/progress pause', coordinator, command('/progress pause')],
  ['/progress resume', coordinator, command('/progress resume')],
  ['/progress pause 1.1', coordinator, command('/progress pause 1.1')],
  ['/progress resume 1.1', coordinator, command('/progress resume 1.1')],
  ['/progress rollup post', coordinator, command('/progress rollup post')],
  ['a plain reply', fathers, (person) => person.says('1.1 green, the films are ready')],
  ['Update', fathers, token('update', 'one', 'period')],
  ['Keep theirs', fathers, token('keep-theirs', 'one', 'period')],
  ['Remind me tomorrow', owner, token('tomorrow', 'request')],
  ['Pass to deputy', owner, token('pass', 'request')],
  ['Confirm', owner, press(({ confirm }) => confirm)],
  ['Throw away', owner, press(({ discard }) => discard)],
  ['Accept', coordinator, press(({ accept }) => accept)],
  ['Send back', coordinator, press(({ sendBack }) => sendBack)],
  ['Pause asking', coordinator, token('pause')],
  ['Resume asking', coordinator, token('resume')],
  [
    'the update form',
    fathers,
    submit(
      ({ partnershipId, one, period }) => `update/${partnershipId}/${one}/${period}/0`,
      () => ({ status: 'green', sentence: 'The films are ready.' }),
    ),
  ],
  [
    'a page of several',
    fathers,
    submit(
      ({ partnershipId, one, period }) => `several/${partnershipId}/${period}/${one}/0`,
      ({ one }) => ({ [`status:${one}`]: 'green', [`sentence:${one}`]: 'The films are ready.' }),
    ),
  ],
  [
    'the form to pass',
    owner,
    submit(
      ({ partnershipId, request }) => `pass/${partnershipId}/${request}`,
      () => ({ subGroup: 'all' }),
    ),
  ],
  [
    'the form to send back',
    coordinator,
    submit(
      ({ sendBack }) => sendBack,
      () => ({ reason: 'Count the fathers first.' }),
    ),
  ],
  [
    'the update form while it is filled in',
    fathers,
    (person, { partnershipId, one, period }) =>
      person.sends({
        from: person.from,
        eventId: `change-${person.userId}`,
        kind: 'change',
        state: `update/${partnershipId}/${one}/${period}/0`,
        values: { status: 'red' },
      }),
  ],
];

describe.each(table)('%s', (_name, allowed, attempt) => {
  it('is for those who may, and refused in a sentence to all others', async () => {
    const living = await workspace.founds();
    const offer = await offered(living);
    const before = await workspace.whatIsStored();

    for (const one of everybody.filter((other) => !allowed.includes(other))) {
      expect([one, isRefused(await attempt(living.as(one), offer))]).toEqual([one, true]);
    }
    expect(await workspace.whatIsStored()).toEqual(before);
    for (const one of allowed) {
      expect([one, isRefused(await attempt(living.as(one), offer))]).toEqual([one, false]);
    }
  });
});

const reading = [
  '/priority',
  '/priority 1',
  '/priority 1.1',
  '/priority cross-cutting',
  '/priority campaign',
  '/progress mine',
  '/progress subgroup fathers',
  '/progress overdue',
  '/progress asks',
  '/progress rollup',
  '/progress rollup preview',
  '/progress schedule',
  '/progress help',
  '/progress rolup',
];

it('reading is for every member, and changes nothing', async () => {
  const living = await workspace.founds();
  await offered(living);
  const before = await workspace.whatIsStored();

  for (const one of members) {
    for (const typed of reading) {
      const { title } = cardOf(await living.as(one).command(typed));
      expect([one, typed, title]).not.toContain('Not yours to do');
      expect([one, typed, title]).not.toContain('That did not work');
    }
  }
  expect(await workspace.whatIsStored()).toEqual(before);
});

it('a stranger gets whom to ask, whatever they send, and nothing is recorded', async () => {
  const living = await workspace.founds();
  const offer = await offered(living);
  const stranger = living.as('stranger@example.org');
  const before = await workspace.whatIsStored();

  const replies = [
    ...(await Promise.all(reading.map((typed) => stranger.command(typed)))),
    ...(await Promise.all(table.map(([, , attempt]) => attempt(stranger, offer)))),
    await stranger.says('hello'),
    await stranger.says('a picture', 3),
    await stranger.says('943 476 5919'),
    await stranger.pressesToken('nonsense'),
    await stranger.submits({ state: 'nonsense', groups: [] }, {}),
  ];

  for (const reply of replies) {
    expect(cardOf(reply).fallback).toBe(
      "Your account is not in any partnership's plan, so I can show you nothing. Ask your partnership's business unit to add you.",
    );
  }
  expect(await workspace.whatIsStored()).toEqual(before);
});

it('a role that is taken away between opening and sending is taken away', async () => {
  const living = await workspace.founds();
  await living.jumpTo('2024-09-02T08:00:00Z');
  const lead = living.as('lead-fathers');
  const prompt = await lead.card(/need an update/);
  const form = formOf(await lead.presses(prompt, 'Update', '1.1'));
  const several = formOf(await lead.presses(prompt, 'Update several'));
  const one = await living.actionId('1.1');
  await living.changesPlan({
    subGroups: living.plan.subGroups.map((group) =>
      group.id === 'fathers' ? { ...group, lead: 'lead-police' } : group,
    ),
  });
  const before = await workspace.whatIsStored();

  const replies = [
    await lead.submits(form, { status: 'green', sentence: 'The films are ready.' }),
    await lead.submits(several, {
      [`status:${one}`]: 'green',
      [`sentence:${one}`]: 'The films are ready.',
    }),
    await lead.command('/progress update 1.1 green The films are ready.'),
  ];

  for (const reply of replies) {
    expect(cardOf(reply).fallback).toContain(
      'Only the lead, deputy or chair of the sub-group, or the coordinator, can update this.',
    );
  }
  expect(await workspace.whatIsStored()).toEqual(before);
});

it('somebody whom the plan no longer lists is a stranger', async () => {
  const living = await workspace.founds();
  await living.changesPlan({
    people: living.plan.people.filter(({ id }) => id !== 'scrutineer'),
  });

  const reply = cardOf(await living.as('scrutineer').command('/priority'));

  expect(reply.title).toBe('I do not know you yet');
});
