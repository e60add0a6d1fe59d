import { afterEach, beforeEach, expect, it } from 'vitest';
import { dispatch } from '../../src/app/dispatch.ts';
import { endOf } from '../../src/app/end-trouble.ts';
import { handle } from '../../src/app/handle.ts';
import { linkWorkspace, unlinkWorkspace } from '../../src/app/link-workspace.ts';
import { matchWanted } from '../../src/app/match-wanted.ts';
import { contextOf } from '../../src/app/message-context.ts';
import type { Platform } from '../../src/app/platform.ts';
import { tick } from '../../src/app/tick.ts';
import { DeliveryError } from '../../src/core/errors.ts';
import type { PersonThere } from '../../src/core/match-people.ts';
import { notEndedCard } from '../../src/messages/trouble-not-ended.ts';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { type FakeChat, fakeChat } from '../support/fake-chat.ts';
import { livingPlan } from '../support/living-plan.ts';
import { textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';
import { machineAt } from '../support/machines.ts';

const nineAm = new Date('2024-09-02T08:00:00Z');
const lead = 'lead-fathers';
let living: LivingWorkspace;
let york: LivingPartnership;
let slackId: string;
let chat: FakeChat;
/** Whoever Slack lists, by user id. */
let there: Map<string, PersonThere>;
/** User ids, in the order they were written to. */
let writtenTo: string[];
/** User ids to whom nothing can be delivered. */
let refused: Set<string>;

/** York is linked to a Slack with all its people, and has asked its leads: nothing has gone out yet. */
beforeEach(async () => {
  living = await livingWorkspace();
  york = await living.founds(livingPlan('york'));
  slackId = await living.workspaceOf('T01');
  writtenTo = [];
  refused = new Set();
  chat = fakeChat({ onPost: ({ to }) => writtenTo.push(to.id) });
  there = new Map();
  for (const { id } of york.plan.people) joins(id, `U-${id}`);
  await linkWorkspace(living.workings, ...(await them()), nineAm);
  await matches();
  await tick(living.workings, nineAm, york.partnershipId);
});
afterEach(() => living.end());

const emailOf = (person: string) => york.plan.people.find(({ id }) => id === person)?.email ?? '';
const joins = (person: string, userId: string) =>
  there.set(userId, { userId, name: person, email: emailOf(person), standing: 'member' });

async function them() {
  const { members, workspaces } = living.workings.database;
  const partnership = await members.partnership(york.partnershipId, nineAm);
  const workspace = await workspaces.find(slackId);
  if (!partnership || !workspace) throw new Error('One of them is not there.');
  return [partnership, workspace] as const;
}

async function matches(): Promise<void> {
  const slack: Platform = { ...chat, people: async () => [...there.values()] };
  await living.workings.database.matches.want(slackId);
  await matchWanted(living.workings, () => slack, machineAt(nineAm));
}

/** What is waiting goes out, by Slack. */
async function delivers(): Promise<void> {
  await living.passes(15 * 60_000);
  const slack: Platform = {
    ...chat,
    async deliver(outgoing) {
      if (!refused.has(outgoing.to.id)) return chat.deliver(outgoing);
      throw new DeliveryError('user gone', { permanent: true, ambiguous: false });
    },
  };
  const platformOf = (id: string) => (id === slackId ? slack : undefined);
  await dispatch(living.workings, platformOf, machineAt(nineAm));
}

/** Where the lead was written to. */
const toLead = () => writtenTo.filter((to) => [`U-${lead}`, 'U-new'].includes(to));

/** What the coordinator reads of who was asked. */
async function people(): Promise<string> {
  const from = { workspaceId: slackId, userId: 'U-coordinator' };
  const command = { kind: 'command', name: 'progress', text: 'people' } as const;
  return textOf(await handle(living.workings, { ...command, from, eventId: 'asks' }, nineAm));
}

/** What the coordinators are told of messages in trouble, newest first. */
async function notes(): Promise<readonly string[]> {
  const sent = await living.workings.database.ledger.list(york.partnershipId, { limit: 200 });
  return sent.filter(({ kind }) => kind === 'trouble').map(({ card }) => plainTextOf(card));
}

it('nothing that is queued goes to a workspace that was unlinked; it goes where people are now', async () => {
  await unlinkWorkspace(living.workings, ...(await them()), nineAm);

  await delivers();

  const { ledger } = living.workings.database;
  const waiting = await ledger.list(york.partnershipId, { states: ['queued'], limit: 100 });
  const prompts = waiting.filter(({ kind }) => kind === 'prompt').map(({ to }) => to.id);
  expect(writtenTo).toEqual([]);
  expect(prompts.toSorted()).toEqual(
    ['deputy-fathers', lead, 'lead-police', 'lead-two'].map(emailOf),
  );
});

it('whoever became a guest before their prompt went out is not sent it, and the coordinator sees why', async () => {
  there.delete(`U-${lead}`);
  await matches();

  await delivers();

  expect(writtenTo).toContain('U-lead-two');
  expect(toLead()).toEqual([]);
  expect(await people()).toContain(
    'The request was not sent, since the account that it was for is not theirs any more: ask them yourself.',
  );
});

it('whoever has another account before their prompt went out is sent it there', async () => {
  there.delete(`U-${lead}`);
  joins(lead, 'U-new');
  await matches();

  await delivers();

  expect(toLead()).toEqual(['U-new']);
});

it('a lead whose prompt was cancelled with their account is asked once they are found under another', async () => {
  there.delete(`U-${lead}`);
  await matches();
  await delivers();

  joins(lead, 'U-new');
  await matches();
  await delivers();
  await matches();
  await delivers();

  expect(toLead()).toEqual(['U-new']);
});

it('a lead whose prompt failed on an account is asked once they are found under another, and the note says so', async () => {
  refused.add(`U-${lead}`);
  await delivers();
  const before = await notes();

  there.delete(`U-${lead}`);
  joins(lead, 'U-new');
  await matches();
  await delivers();

  expect(before).toEqual([expect.stringContaining('could not be delivered')]);
  expect(toLead()).toEqual(['U-new']);
  expect((await notes())[0]).toContain('sent again');
});

it('what failed on an account that was taken away is not sent again while there is no other', async () => {
  refused.add(`U-${lead}`);
  await delivers();
  there.delete(`U-${lead}`);
  await matches();
  const { database } = living.workings;
  const [failed] = await database.ledger.list(york.partnershipId, { states: ['failed'], limit: 1 });
  const [partnership] = await them();

  const ended = await database.transaction((tx) =>
    endOf(tx, partnership, failed?.id ?? '', 'resent', nineAm),
  );

  expect(ended).toEqual({ not: 'unreached' });
  expect(plainTextOf(notEndedCard(contextOf(partnership), 'unreached', 'resent'))).toContain(
    'The account or channel that message was for is not used any more, so it would not go out. Press Leave it.',
  );
});
