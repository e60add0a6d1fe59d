import { afterAll, beforeAll, expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import type { Intent } from '../../src/app/intent.ts';
import type { Workings } from '../../src/app/workings.ts';
import { pressOf } from '../support/living-person.ts';
import { cardOf, formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
  living = await workspace.founds();
  await living.jumpTo('2024-09-02T08:00:00Z');
});
afterAll(() => workspace.end());

const secret = 'The films are ready, says the mayor.';
const unreachable = () =>
  Promise.reject(Object.assign(new Error(`connect ${secret}`), { code: 'ECONNREFUSED' }));

/** The database goes away before anything, or once it is known who acts. */
function withoutDatabase({ knowsWho }: { knowsWho: boolean }): Workings {
  const { database } = living.workings;
  const gone = new Proxy({}, { get: () => unreachable });
  const unreachableDatabase = new Proxy(database, {
    get: (target, part) => {
      if (part === 'transaction') return unreachable;
      return part === 'members' && knowsWho ? target.members : gone;
    },
  });
  return { ...living.workings, database: unreachableDatabase };
}

async function intents(): Promise<Intent[]> {
  const lead = living.as('lead-fathers');
  const prompt = await lead.card(/need an update/);
  const form = formOf(await lead.presses(prompt, 'Update', '1.1'));
  const { from } = lead;
  const values = { status: 'green', sentence: secret };
  return [
    { from, eventId: '1', kind: 'command', name: 'priority', text: '2' },
    { from, eventId: '2', kind: 'command', name: 'progress', text: `update 1.1 green ${secret}` },
    { from, eventId: '3', kind: 'message', text: `1.1 green ${secret}`, attachments: 0 },
    { from, eventId: '4', kind: 'press', press: pressOf(prompt, 'Update', '1.1') },
    { from, eventId: '5', kind: 'press', press: pressOf(prompt, 'Remind me tomorrow') },
    { from, eventId: '6', kind: 'submit', state: form.state, values },
    { from, eventId: '7', kind: 'change', state: form.state, values },
  ];
}

it.each([{ knowsWho: false }, { knowsWho: true }])(
  'every way in answers with what happened and what to do, and logs ids and the code alone: %o',
  async (how) => {
    const workings = withoutDatabase(how);
    const before = workspace.logged.length;

    for (const intent of await intents()) {
      const card = cardOf(await handle(workings, intent, new Date()));
      expect([intent.kind, card.title]).toEqual([intent.kind, 'That did not work']);
      expect(card.fallback).toContain('Nothing was saved. Please try again in a few minutes');
    }

    const lines = workspace.logged.slice(before);
    expect(lines).toHaveLength(7);
    expect(lines.filter((line) => line.includes('mayor'))).toEqual([]);
    expect(lines.filter((line) => !line.includes('"error":"Error ECONNREFUSED"'))).toEqual([]);
  },
);

it('what failed half way is as if it had not been tried, and can be sent again', async () => {
  const { database } = living.workings;
  const failing: Workings = {
    ...living.workings,
    database: {
      ...database,
      transaction: (work) =>
        database.transaction((tx) =>
          work({ ...tx, audit: { ...tx.audit, add: () => unreachable() } }),
        ),
    },
  };
  const lead = living.as('lead-fathers');
  const intent: Intent = {
    from: lead.from,
    eventId: 'half-way',
    kind: 'command',
    name: 'progress',
    text: 'update 1.1 green The films are ready.',
  };
  const before = await workspace.whatIsStored();
  const failed = await handle(failing, intent, new Date());
  expect(cardOf(failed).title).toBe('That did not work');
  expect(await workspace.whatIsStored()).toEqual(before);

  const again = await lead.sends(intent);

  expect(textOf(again)).toContain('1.1 is green');
  expect(await living.revisions()).toHaveLength(1);
});
