import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FoundItem } from '../../src/app/intent.ts';
import { searchPlans } from '../../src/app/search-plan.ts';
import type { Plan } from '../../src/core/plan.ts';
import { withoutButtons } from '../../src/messages/share.ts';
import { labelsOf, type Person } from '../support/living-person.ts';
import { livingPlan } from '../support/living-plan.ts';
import { cardOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';
import { planAction } from '../support/plan-builder.ts';

let workspace: LivingWorkspace;
let york: LivingPartnership;
let lead: Person;
beforeAll(async () => {
  workspace = await livingWorkspace();
  york = await workspace.founds(livingPlan('york'));
  await york.jumpTo('2024-09-02T08:00:00Z');
  lead = york.as('lead-fathers');
  await lead.command('/progress update 1.1 green The films are ready.');
  await york.as('lead-two').command('/progress update 2.1 amber Two schools are late.');
  await york.as('lead-police').command('/progress update 2.3 red The tool is not bought.');
});
afterAll(() => workspace.end());

async function found(person: Person, words = ''): Promise<readonly FoundItem[]> {
  const reply = await person.sends({
    from: person.from,
    eventId: randomUUID(),
    kind: 'search',
    words,
  });
  if (reply.kind !== 'found') throw new Error(`Got ${reply.kind}`);
  return reply.items;
}
const titles = async (words: string) => (await found(lead, words)).map(({ title }) => title);

describe('whoever may ask for the plan', () => {
  it('finds every priority where they type nothing, each with how it stands', async () => {
    expect((await found(lead)).map(({ title, subtitle }) => [title, subtitle])).toEqual([
      ['1 Engaging with Fathers', '1 of 2 actions heard from: ● 1 green, – 1 no update.'],
      ['2 Missing from Education', '2 of 4 actions heard from: ■ 1 red, ▲ 1 amber, – 2 no update.'],
    ]);
  });

  it('finds an action by its reference, with its status, sub-group and due date', async () => {
    const [item, ...more] = await found(york.as('scrutineer'), '2.3');

    expect(more).toEqual([]);
    expect(item).toMatchObject({
      title: '2.3 Update the screening tool',
      subtitle: '■ Red, Police, due 31 March 2025',
    });
  });

  it.each([
    ['2', ['2 Missing', '2.1 ', '2.2 ', '2.3 ', '2.4 ']],
    ['#2', ['2 Missing', '2.1 ', '2.2 ', '2.3 ', '2.4 ']],
    ['/priority 2.4', ['2.4 ']],
    ['2.', ['2.1 ', '2.2 ', '2.3 ', '2.4 ']],
    ['fathers', ['1 Engaging', '1.1 ', '1.2 ']],
    ['FATHERS engaging', ['1 Engaging']],
    ['  meet ', ['2.1 Hold']],
    ['audit', ['2.4 Audit']],
    ['edukation', ['2 Missing']],
    ['9', []],
    ['zebra', []],
  ])('finds by "%s" what fits, best first: %j', async (words, begins) => {
    const read = await titles(words);

    expect(read.map((title, place) => title.slice(0, begins[place]?.length))).toEqual(begins);
  });

  it.each(['1.1', '2.3', '2.2'])(
    'pastes what /priority %s shows, without its buttons',
    async (ref) => {
      const shown = cardOf(await lead.command(`/priority ${ref}`));
      const [item] = await found(lead, ref);

      expect(item?.card).toEqual(withoutButtons(shown));
    },
  );

  it('pastes what /priority 2 shows, on which nobody can press anything', async () => {
    const shown = cardOf(await lead.command('/priority 2'));
    const [item] = await found(lead, '2');

    expect(labelsOf(shown)).not.toEqual([]);
    expect(item && labelsOf(item.card)).toEqual([]);
    expect(item?.card).toEqual(withoutButtons(shown));
  });
});

it('what does not pass the privacy door finds nothing, and is kept nowhere', async () => {
  expect(await found(lead, 'fathers of anna@example.org, NHS 943 476 5919')).toEqual([]);
  expect(await workspace.tablesThatHold('943 476')).toEqual([]);
});

it('a stranger finds nothing', async () => {
  expect(await found(workspace.person('nobody@example.org'))).toEqual([]);
});

it('is not put on record', async () => {
  await lead.sends({ from: lead.from, eventId: 'looked-for', kind: 'search', words: '2' });

  expect(await workspace.tablesThatHold('looked-for')).toEqual([]);
});

it('a plan without end gives the 25 that fit best, each statement once', async () => {
  const action = (number: number) =>
    planAction({
      ref: `1.${number}`,
      subGroup: 'fathers',
      title: `Work with fathers ${number}`,
      priority: 1,
      due: { on: '2025-03-31' },
    });
  const actions = Array.from({ length: 80 }, (_, place) => action(place + 1));
  const plan = livingPlan('large');
  const priorities = plan.priorities.slice(0, 1);
  const large = await workspace.founds({ ...plan, actions, priorities });

  const items = await found(large.as('executive'), 'fathers');

  const asked: string[] = [];
  const counted = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(of, name) {
        asked.push(String(name));
        return Reflect.get(of, name);
      },
    });
  const { members, plans, updates } = workspace.workings.database;
  const store = { members: counted(members), plans: counted(plans), updates: counted(updates) };
  const { from } = large.as('executive');
  const search = { from, eventId: 'counted', kind: 'search', words: 'fathers' } as const;
  const again = await searchPlans(store, search, new Date());

  expect(asked).toEqual(['acting', 'standing', 'priorities', 'past']);
  expect(again).toEqual(items);
  expect(items).toHaveLength(25);
  expect(items.slice(0, 3).map(({ title }) => title)).toEqual([
    '1 Engaging with Fathers',
    '1.1 Work with fathers 1',
    '1.2 Work with fathers 2',
  ]);
});

it('what is cross-cutting is found as a priority is', async () => {
  const plan = livingPlan('cross');
  const cross = { ref: 'X.1', subGroup: 'fathers', title: 'Share data' } as const;
  const actions = [...plan.actions, planAction({ ...cross, priority: 'cross-cutting' })];
  const living = await workspace.founds({ ...plan, actions });
  const executive = living.as('executive');
  const shown = cardOf(await executive.command('/priority cross-cutting'));

  const [item, ...more] = await found(executive, 'cross cutting');

  expect(more).toEqual([]);
  expect(item).toMatchObject({ title: 'Cross-cutting', card: withoutButtons(shown) });
  expect((await found(executive)).map(({ title }) => title)).toContain('Cross-cutting');
  expect((await found(executive, 'x.1')).map(({ title }) => title)).toEqual(['X.1 Share data']);
});

it('somebody of two partnerships finds both, and reads which is which', async () => {
  const both = 'both@search.example.org';
  const withBoth = (slug: string): Plan => {
    const plan = livingPlan(slug);
    const people = plan.people.map((one) =>
      one.id === 'executive' ? { ...one, email: both } : one,
    );
    return { ...plan, people };
  };
  await workspace.founds(withBoth('leeds'));
  await workspace.founds(withBoth('bradford'));

  const items = await found(workspace.person(both), '1.1');

  expect(items.map(({ subtitle }) => subtitle)).toEqual([
    'Partnership bradford: – No update yet, Fathers, due 31 March 2025',
    'Partnership leeds: – No update yet, Fathers, due 31 March 2025',
  ]);
});
