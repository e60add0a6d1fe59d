import { expect, test } from 'vitest';
import { planYaml } from '../support/plan-yaml.ts';
import { readYamlText, sentencesOf } from '../support/read-plan.ts';

const withChannel = (channel: string): string =>
  `${planYaml()}schedule: { rule: "FREQ=WEEKLY;BYDAY=MO", time: "09:00", remindAfterWorkingDays: [2], close: { weekday: TH, time: "17:00" }, rollUp: { weekday: FR, time: "10:00" }, executiveChannel: ${channel} }\n`;

const withSlackChannel = (channel: string, team = 'T024BE7LD'): string =>
  `${withChannel(`{ workspace: council, channel: ${channel} }`)}workspaces: [ { id: council, platform: slack, externalId: ${team} } ]\n`;

test.each(['council', 'C024BE7LD', 't024be7ld', 'T-024', 'T'])(
  'a Slack workspace whose id is %s is refused',
  async (id) => {
    const reading = await readYamlText(
      `${planYaml()}workspaces:\n  - { id: council, platform: Slack, externalId: ${id} }\n`,
    );

    expect(sentencesOf(reading)).toEqual([
      `Line 12, workspace council: externalId should be the Slack workspace's own id, such as T024BE7LD, but is "${id}".`,
    ]);
  },
);

test.each(['"#executive"', 'executive', 'T024BE7LD', 'c024be91l'])(
  "an Executive's channel on Slack whose id is %s is refused",
  async (id) => {
    const reading = await readYamlText(withSlackChannel(id));

    expect(sentencesOf(reading)).toEqual([
      `Line 11, schedule: executiveChannel.channel should be the Slack channel's own id, such as C024BE91L, but is "${id.replaceAll('"', '')}".`,
    ]);
  },
);

test.each([
  ['T024BE7LD', 'C024BE91L'],
  ['E024BE7LD', 'G024BE91L'],
])("Slack's own ids %s and %s are taken", async (team, channel) => {
  const reading = await readYamlText(withSlackChannel(channel, team));

  expect(reading).toMatchObject({ ok: true });
});

test('channels of the local workspace are of any kind', async () => {
  const channel = '{ workspace: local, channel: executive }';
  const reading = await readYamlText(withChannel(channel));

  expect(reading).toMatchObject({ ok: true });
});
