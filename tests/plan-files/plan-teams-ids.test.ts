import { expect, test } from 'vitest';
import { planYaml } from '../support/plan-yaml.ts';
import { readYamlText, sentencesOf } from '../support/read-plan.ts';

const tenant = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const person = '00000000-1111-2222-3333-444444444444';
const channel = '19:a1B2-c3_d4@thread.tacv2';
const such = 'such as 3b1f0c52-6d2e-4c1a-9a57-0f2d8c4e7b10';

/** A plan on Teams, with these ids. */
const onTeams = (ids: { tenant?: string; person?: string; channel?: string } = {}): string => {
  const plan = planYaml(
    '{ id: deputy, name: Deputy }',
    `{ id: deputy, name: Deputy, accounts: [ { workspace: council, user: "${ids.person ?? person}" } ] }`,
  );
  return `${plan}workspaces: [ { id: council, platform: Teams, externalId: "${ids.tenant ?? tenant}" } ]
schedule: { rule: "FREQ=WEEKLY;BYDAY=MO", time: "09:00", remindAfterWorkingDays: [2], close: { weekday: TH, time: "17:00" }, rollUp: { weekday: FR, time: "10:00" }, executiveChannel: { workspace: council, channel: "${ids.channel ?? channel}" } }
`;
};

test.each(['council', 'council.onmicrosoft.com', `${tenant}0`, tenant.replaceAll('-', '')])(
  'a Teams tenant whose id is %s is refused',
  async (id) => {
    expect(sentencesOf(await readYamlText(onTeams({ tenant: id })))).toEqual([
      `Line 11, workspace council: externalId should be the Teams tenant's id, ${such}, but is "${id}".`,
    ]);
  },
);

test.each(['29:1bL2xyz', 'deputy@council.example', 'deputy'])(
  'somebody on Teams whose id is %s is refused',
  async (id) => {
    expect(sentencesOf(await readYamlText(onTeams({ person: id })))).toEqual([
      expect.stringContaining(
        `user should be the person's object id in Microsoft Entra, ${such}, but is "${id}".`,
      ),
    ]);
  },
);

test.each([
  'Executive',
  '19:a1b2',
  'a1b2@thread.tacv2',
  '19:a b@thread.tacv2',
  '19:a@unq.gbl.spaces',
])("an Executive's channel on Teams whose id is %s is refused", async (id) => {
  expect(sentencesOf(await readYamlText(onTeams({ channel: id })))).toEqual([
    `Line 12, schedule: executiveChannel.channel should be the Teams channel's id, such as 19:a1b2c3@thread.tacv2, but is "${id}".`,
  ]);
});

test.each([channel, '19:a1@thread.skype', '19:a1@thread.v2'])(
  'the channel %s of Teams is taken as it is',
  async (id) => {
    const reading = await readYamlText(onTeams({ channel: id }));

    expect(reading).toMatchObject({
      ok: true,
      plan: { schedule: { executiveChannel: { channel: id } } },
    });
  },
);

test('ids of tenants and people in capitals are read as Teams writes them', async () => {
  const reading = await readYamlText(
    onTeams({ tenant: tenant.toUpperCase(), person: `ABCDEF00${person.slice(8)}` }),
  );

  expect(reading).toMatchObject({
    ok: true,
    plan: {
      workspaces: [{ externalId: tenant }],
      people: [{}, { accounts: [{ user: `abcdef00${person.slice(8)}` }] }],
    },
  });
});
