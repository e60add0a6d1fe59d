import { afterEach, beforeEach, expect, it } from 'vitest';
import { linkWorkspace } from '../../src/app/link-workspace.ts';
import { matchWanted } from '../../src/app/match-wanted.ts';
import type { Platform } from '../../src/app/platform.ts';
import type { PersonThere } from '../../src/core/match-people.ts';
import type { Plan } from '../../src/core/plan.ts';
import { startHeartbeat } from '../../src/heartbeat.ts';
import { machine } from '../../src/machine.ts';
import { type FakeChat, fakeChat } from '../support/fake-chat.ts';
import { livingPlan } from '../support/living-plan.ts';
import { type LivingWorkspace, livingWorkspace } from '../support/living-workspace.ts';

let living: LivingWorkspace;
let listings: number;
beforeEach(async () => {
  listings = 0;
  living = await livingWorkspace();
});
afterEach(() => living.end());

const onSlack = (slug: string): Plan =>
  livingPlan(slug, { workspaces: [{ id: 'council', platform: 'slack', externalId: 'T01' }] });

/** A Slack in which everybody of these plans is. */
function slackWith(
  plans: readonly Plan[],
  chat: FakeChat = fakeChat(),
): Platform & Pick<FakeChat, 'posted'> {
  const people = plans.flatMap(({ partnership, people }) =>
    people.map(
      ({ id, name, email = '' }): PersonThere => ({
        userId: `U-${partnership.id}-${id}`,
        name,
        email,
        standing: 'member',
      }),
    ),
  );
  return {
    ...chat,
    people: async () => {
      listings += 1;
      return people;
    },
  };
}

const notes = async (partnershipId: string) => {
  const { ledger } = living.workings.database;
  return ledger.list(partnershipId, { limit: 100 });
};

it('the heartbeat does what is wanted, and tells the coordinator', async () => {
  const plan = onSlack('york');
  await living.founds(plan);
  let told: (to: string) => void = () => undefined;
  const firstTold = new Promise<string>((resolve) => {
    told = resolve;
  });
  const slack = slackWith([plan], fakeChat({ onPost: ({ to }) => told(to.id) }));

  const stop = await startHeartbeat(living.workings, () => slack, machine);
  const to = await firstTold;
  await stop();

  expect(to).toBe('U-york-coordinator');
  expect(listings).toBe(1);
});

it('of several bots one does it, and each coordinator is told once', async () => {
  const plan = onSlack('york');
  const { partnershipId } = await living.founds(plan);
  const slack = slackWith([plan]);

  await Promise.all(
    Array.from({ length: 4 }, () => matchWanted(living.workings, () => slack, machine)),
  );

  expect(listings).toBe(1);
  expect(await notes(partnershipId)).toHaveLength(1);
});

it('two partnerships in one workspace are each matched with their own', async () => {
  const [york, leeds] = [onSlack('york'), onSlack('leeds')];
  const one = await living.founds(york);
  const other = await living.founds(leeds);

  await matchWanted(living.workings, () => slackWith([york, leeds]), machine);

  const { members } = living.workings.database;
  const usersOf = async (id: string) =>
    (await members.accounts(id)).flatMap(({ accounts }) => accounts.map(({ userId }) => userId));
  expect(listings).toBe(1);
  expect(await usersOf(one.partnershipId)).toEqual(york.people.map(({ id }) => `U-york-${id}`));
  expect(await usersOf(other.partnershipId)).toEqual(leeds.people.map(({ id }) => `U-leeds-${id}`));
});

it('waits for a bot whose platform can say who is there', async () => {
  const plan = onSlack('york');
  await living.founds(plan);

  await matchWanted(living.workings, () => fakeChat(), machine);
  await matchWanted(living.workings, () => undefined, machine);
  const waiting = await living.workings.database.matches.due();
  await matchWanted(living.workings, () => slackWith([plan]), machine);

  expect(waiting).toHaveLength(1);
  expect(await living.workings.database.matches.due()).toEqual([]);
});

it('one that fails holds up no other, and is logged by ids', async () => {
  const [york, leeds] = [onSlack('york'), onSlack('leeds')];
  await living.founds(york);
  const other = await living.founds({
    ...leeds,
    workspaces: [{ id: 'council', platform: 'slack', externalId: 'T02' }],
  });
  const failing = await living.workspaceOf('T01');
  const broken: Platform = {
    ...fakeChat(),
    people: () => Promise.reject(new Error('Ann Other left')),
  };
  const slack = slackWith([leeds]);

  await matchWanted(living.workings, (id) => (id === failing ? broken : slack), machine);

  expect(await notes(other.partnershipId)).toHaveLength(1);
  expect(living.logged.map((line) => JSON.parse(line))).toEqual([
    {
      workspace: failing,
      failures: 1,
      error: 'Error',
      sentence: 'People could not be matched by e-mail; tried again later.',
    },
  ]);
});

it('a partnership of the local workspace that is linked is matched, and people are written to there', async () => {
  const plan = livingPlan('york');
  const { partnershipId } = await living.founds(plan);
  const { database } = living.workings;
  const id = await living.workspaceOf('T01');
  const [partnership, workspace] = [
    await database.members.partnership(partnershipId, machine.now()),
    await database.workspaces.find(id),
  ];
  if (!partnership || !workspace) throw new Error('One of them is not there.');

  const isNew = await linkWorkspace(living.workings, partnership, workspace, machine.now());
  await matchWanted(living.workings, () => slackWith([plan]), machine);

  const members = await database.members.accounts(partnershipId);
  expect(isNew).toBe(true);
  expect(members.find(({ key }) => key === 'lead-fathers')?.accounts).toEqual([
    {
      platform: 'slack',
      externalId: 'T01',
      userId: 'U-york-lead-fathers',
      preferred: true,
      by: 'email',
    },
  ]);
  expect(await database.members.partnership(partnershipId, machine.now())).toMatchObject({
    simulated: false,
  });
});

it('a workspace is linked although an import takes the name meanwhile that was to be its', async () => {
  const plan = livingPlan('york');
  const { partnershipId } = await living.founds(plan);
  const { database } = living.workings;
  const partnership = await database.members.partnership(partnershipId, machine.now());
  const workspace = await database.workspaces.find(await living.workspaceOf('T01'));
  if (!partnership || !workspace) throw new Error('One of them is not there.');
  const taking = { id: 'slack-t01', platform: 'teams', externalId: 'tenant-1' } as const;

  const linking = await database.transaction(async (tx) => {
    await tx.plans.write({ ...plan, workspaces: [taking] }, machine.now());
    const started = linkWorkspace(living.workings, partnership, workspace, machine.now());
    await living.untilOneWaits();
    return { started };
  });

  expect(await linking.started).toBe(true);
  expect((await database.plans.stored('york'))?.workspaces).toEqual([
    taking,
    { id: 'slack-t01-2', platform: 'slack', externalId: 'T01' },
  ]);
});

it('what one bot read long ago does not undo what another has matched since', async () => {
  const plan = onSlack('york');
  const { partnershipId } = await living.founds(plan);
  const slack = slackWith([plan]);
  const slow: Platform = {
    ...fakeChat(),
    people: async () => {
      await living.passesForMatching(10 * 60_000);
      await matchWanted(living.workings, () => slack, machine);
      return [];
    },
  };

  await matchWanted(living.workings, () => slow, machine);

  const { members, matches } = living.workings.database;
  expect(await members.withoutAccount(partnershipId)).toEqual([]);
  expect(await notes(partnershipId)).toHaveLength(1);
  expect(await matches.due()).toEqual([]);
});

it('a bot that is told to stop waits for no more people, and the next bot matches them at once', async () => {
  const plan = onSlack('york');
  await living.founds(plan);
  let asked: () => void = () => undefined;
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const endless: Platform = {
    ...fakeChat(),
    people: (_, signal) => {
      asked();
      return new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
      });
    },
  };

  const stop = await startHeartbeat(living.workings, () => endless, machine);
  await isAsked;
  await stop();

  expect(await living.workings.database.matches.due()).toHaveLength(1);
  expect(living.logged).toEqual([]);
});

it('who is matched, and has the app already where each needs it, is welcomed', async () => {
  const plan = onSlack('york');
  const { partnershipId } = await living.founds(plan);
  const workspaceId = await living.workspaceOf('T01');
  const seen = ['U-york-executive', 'U-york-lead-two', 'U-elsewhere'];
  for (const externalId of seen) {
    const place = { conversationId: externalId, serviceUrl: 'https://smba.example/', botId: 'b' };
    await living.conversations.seen({ workspaceId, kind: 'user', externalId, ...place });
  }

  await matchWanted(living.workings, () => slackWith([plan]), machine);

  const welcomed = (await notes(partnershipId)).filter(({ card }) => card.title === 'Hello');
  expect(welcomed.map(({ to }) => to.id).toSorted()).toEqual([
    'U-york-executive',
    'U-york-lead-two',
  ]);
});
