import { expect, test } from 'vitest';
import { smallPlan } from '../support/plan-builder.ts';
import { actionLine, planYaml } from '../support/plan-yaml.ts';
import { readYamlText, sentencesOf } from '../support/read-plan.ts';

const withAction = (change: (line: string) => string): string =>
  `${planYaml()}${change(actionLine)}\n`;

const withSchedule = (passage = '', otherwise = ''): string =>
  `${planYaml()}schedule: { rule: "FREQ=WEEKLY;BYDAY=MO", time: "09:00", remindAfterWorkingDays: [2], close: { weekday: TH, time: "17:00" }, rollUp: { weekday: FR, time: "10:00" } }\n`.replace(
    passage,
    () => otherwise,
  );

test.each([
  [
    'a sponsor',
    'title: Early Help }',
    'title: Early Help, sponsor: ghost }',
    7,
    'sponsor',
    'people',
  ],
  ['a chair', 'lead: lead }', 'lead: lead, chair: ghost }', 8, 'chair', 'people'],
  ['a lead', 'lead: lead }', 'lead: ghost }', 8, 'lead', 'people'],
  ['a deputy', 'lead: lead }', 'lead: lead, deputy: ghost }', 8, 'deputy', 'people'],
  [
    'an agency of a person',
    'name: Deputy }',
    'name: Deputy, agency: ghost }',
    6,
    'agency',
    'agencies',
  ],
  ['an agency of an action', '[council] }', '[council, ghost] }', 10, 'agencies', 'agencies'],
  ['a sub-group', 'subGroup: early-help', 'subGroup: ghost', 10, 'subGroup', 'subGroups'],
  [
    'a workspace',
    'name: Deputy }',
    'name: Deputy, accounts: [{ workspace: ghost, user: U1 }] }',
    6,
    'accounts.workspace',
    'workspaces',
  ],
])(
  '%s that is not in the file is unknown',
  async (_what, passage, otherwise, line, field, list) => {
    const reading = await readYamlText(planYaml(passage, otherwise));

    expect(sentencesOf(reading)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^Line ${line}, .+: ${field} should be an id that is listed under ${list}, but is "ghost"\\.$`,
        ),
      ),
    ]);
  },
);

test('the local workspace is known without being listed', async () => {
  const reading = await readYamlText(
    planYaml('name: Deputy }', 'name: Deputy, accounts: [{ workspace: local, user: deputy }] }'),
  );

  expect(reading.ok && reading.plan.people[1]?.accounts).toEqual([
    { workspace: 'local', user: 'deputy' },
  ]);
});

test('a workspace that is listed as local is refused', async () => {
  const reading = await readYamlText(
    `${planYaml()}workspaces: [ { id: local, platform: slack, externalId: T01 } ]\n`,
  );

  expect(sentencesOf(reading)).toEqual([
    'Line 11, workspace local: The workspace "local" is there by itself. Take this row out.',
  ]);
});

test("an executive channel needs a workspace of the file's own", async () => {
  const reading = await readYamlText(
    withSchedule(
      'time: "09:00"',
      'time: "09:00", executiveChannel: { workspace: ghost, channel: c }',
    ),
  );

  expect(sentencesOf(reading)).toEqual([
    'Line 11, schedule: executiveChannel.workspace should be an id that is listed under workspaces, but is "ghost".',
  ]);
});

test('a priority that is not in the file is unknown', async () => {
  const reading = await readYamlText(planYaml('priority: 1', 'priority: 2'));

  expect(sentencesOf(reading)).toEqual([
    'Line 10, action 1.1: priority should be a number that is listed under priorities, but is the number 2.',
  ]);
});

test('a ref that is used twice is told with the line of the first', async () => {
  const reading = await readYamlText(withAction((line) => line));

  expect(sentencesOf(reading)).toEqual([
    'Line 11, action 1.1: ref "1.1" is used twice, first at line 10. Give each row its own. A spreadsheet may have turned 2.10 into 2.1: format the cells as text.',
  ]);
});

test('2.10 and 2.1 are two refs', async () => {
  const reading = await readYamlText(withAction((line) => line.replace('1.1', '1.10')));

  expect(reading.ok && reading.plan.actions.map(({ ref }) => ref)).toEqual(['1.1', '1.10']);
});

test.each([
  ['id', 'id: deputy', 'id: lead', 'person lead: id "lead"', 6, 5],
  [
    'e-mail address, whatever its capitals',
    'name: Deputy }',
    'name: Deputy, email: LEAD@example.org }',
    'person deputy: email "LEAD@example.org"',
    6,
    5,
  ],
  [
    'number',
    '[ { number: 1, title: Early Help }',
    '[ { number: 1, title: Early Help }, { number: 1, title: Again }',
    'priority 1: number the number 1',
    7,
    7,
  ],
  [
    'account',
    'name: Deputy }',
    'name: Deputy, accounts: [{ workspace: local, user: a }, { workspace: local, user: a }] }',
    'person deputy: user "a"',
    6,
    6,
  ],
])('an %s that is used twice is refused', async (_what, passage, otherwise, who, line, first) => {
  const reading = await readYamlText(planYaml(passage, otherwise));

  expect(sentencesOf(reading)).toEqual([
    `Line ${line}, ${who} is used twice, first at line ${first}. Give each row its own.`,
  ]);
});

test('one platform workspace under two ids is refused', async () => {
  const reading = await readYamlText(
    `${planYaml()}workspaces:\n  - { id: a, platform: slack, externalId: T01 }\n  - { id: b, platform: slack, externalId: T01 }\n`,
  );

  expect(sentencesOf(reading)).toEqual([
    'Line 13, workspace b: externalId "T01" is used twice, first at line 12. Give each row its own.',
  ]);
});

test('an agency that is named twice for an action is refused', async () => {
  const reading = await readYamlText(planYaml('[council] }', '[council, council] }'));

  expect(sentencesOf(reading)).toEqual([
    'Line 10, action 1.1: agencies should be a list that names nothing twice, but is the list council, council.',
  ]);
});

test.each(['2024-02-31', '2025-13-01', '31 March 2025', 'ongoing', '2025-3-1'])(
  'a due date of %s is no day',
  async (due) => {
    const reading = await readYamlText(planYaml('2024-09-03', due));

    expect(sentencesOf(reading)).toEqual([
      `Line 10, action 1.1: due should be a day that exists, written like 2025-03-31, or each with an occasion, but is "${due}".`,
    ]);
  },
);

test('a plan cannot end before it begins', async () => {
  const reading = await readYamlText(planYaml('to: 2025-03-31', 'to: 2024-03-31'));

  expect(sentencesOf(reading)).toContain(
    'Line 2, plan: to should be on or after the plan\'s first day, 1 April 2024, but is "2024-03-31".',
  );
});

test('a due date before the plan begins is refused', async () => {
  const reading = await readYamlText(planYaml('2024-09-03', '2024-03-31'));

  expect(sentencesOf(reading)).toEqual([
    'Line 10, action 1.1: due should be on or after the plan\'s first day, 1 April 2024, but is "2024-03-31".',
  ]);
});

test("a due date after the plan's end is accepted with a note", async () => {
  const reading = await readYamlText(planYaml('2024-09-03', '2025-10-31'));

  expect(reading.ok && reading.notes).toEqual([
    "Action 1.1 is due on 31 October 2025, after the plan's end on 31 March 2025.",
  ]);
});

test('a plan without a coordinator is accepted with a note', async () => {
  const reading = await readYamlText(planYaml(', roles: [coordinator]', ''));

  expect(reading.ok && reading.notes).toEqual([
    'Nobody has the role coordinator, so nobody can pause, accept or post.',
  ]);
});

test('an action may be due at each occasion, and serve every priority', async () => {
  const reading = await readYamlText(
    planYaml('ref: "1.1", priority: 1', 'ref: "X.1", priority: Cross cutting').replace(
      'due: 2024-09-03',
      'due: { each: case review }',
    ),
  );

  expect(reading.ok && reading.plan.actions[0]).toMatchObject({
    ref: 'X.1',
    priority: 'cross-cutting',
    due: { each: 'case review' },
  });
});

test.each([
  ['"2.1"', '1', '1. and a number for priority 1'],
  ['"X.1"', '1', '1. and a number for priority 1'],
  ['"1.1"', 'cross-cutting', 'X. and a number for a cross-cutting action'],
])('the ref %s does not belong to priority %s', async (ref, priority, expected) => {
  const reading = await readYamlText(
    planYaml('ref: "1.1", priority: 1', `ref: ${ref}, priority: ${priority}`),
  );

  expect(sentencesOf(reading)).toEqual([
    `Line 10, action ${ref.slice(1, -1)}: ref should be ${expected}, but is ${ref}.`,
  ]);
});

test('a deputy is somebody other than the lead', async () => {
  const reading = await readYamlText(planYaml('lead: lead }', 'lead: lead, deputy: lead }'));

  expect(sentencesOf(reading)).toEqual([
    'Line 8, sub-group early-help: deputy should be somebody other than the lead, or left out, but is "lead".',
  ]);
});

test.each(['Europe/Yorkk', '+01:00', 'GMT London'])('%s is no time zone', async (zone) => {
  const reading = await readYamlText(planYaml('Europe/London', zone));

  expect(sentencesOf(reading)).toEqual([
    `Line 1, partnership: timeZone should be a time zone such as Europe/London, but is "${zone}".`,
  ]);
});

test.each([
  ['time: "09:00"', 'time: "9:00"', 'time should be a time from "00:00" to "23:59", in quotes'],
  ['weekday: TH', 'weekday: THU', 'close.weekday should be MO, TU, WE, TH, FR, SA or SU'],
  ['{ weekday: FR, time: "10:00" }', 'FR 10:00', 'rollUp should be a group of fields'],
  ['[2]', '[0]', 'remindAfterWorkingDays should be a whole number of working days from 1 to 250'],
  ['[2]', '[2, 1]', 'remindAfterWorkingDays should be each reminder later than the one before it'],
])('in a schedule, %s cannot be %s', async (passage, otherwise, beginning) => {
  const reading = await readYamlText(withSchedule(passage, otherwise));

  expect(sentencesOf(reading)).toEqual([
    expect.stringContaining(`Line 11, schedule: ${beginning}`),
  ]);
});

test('a field that a schedule does not have is told with those it has', async () => {
  const reading = await readYamlText(withSchedule('time: "09:00"', 'time: "09:00", chair: 3'));

  expect(sentencesOf(reading)).toEqual([
    'Line 11, schedule: "chair" is not a field here. The fields are rule, time, remindAfterWorkingDays, deputyAfterWorkingDays, chairAfterWorkingDays, close, rollUp, executiveChannel.',
  ]);
});

test('a rule that is wrong is told in the words of its own reader', async () => {
  const reading = await readYamlText(withSchedule('FREQ=WEEKLY', 'FREQ=HOURLY'));

  expect(sentencesOf(reading)).toEqual([
    'Line 11, schedule: FREQ=HOURLY is more than once a day. Use DAILY, WEEKLY, MONTHLY or YEARLY.',
  ]);
});

test('a rule that leaves no room for a period is refused', async () => {
  const reading = await readYamlText(withSchedule('FREQ=WEEKLY;BYDAY=MO', 'FREQ=DAILY'));

  expect(sentencesOf(reading)).toEqual([
    expect.stringMatching(
      /^Line 11, schedule: What opens on .+ Use a rule that opens less often\.$/,
    ),
  ]);
});

test.each([
  ['\\u0007', 'text without control or broken characters, but is "a□b"'],
  ['\\uFFFD', 'text without control or broken characters, but is "a\uFFFDb"'],
])('a title with %s in it is refused, and shown harmless', async (character, says) => {
  const reading = await readYamlText(planYaml('title: Early Help', `title: "a${character}b"`));

  expect(sentencesOf(reading)).toEqual([`Line 7, priority 1: title should be ${says}.`]);
});

test('100,000 characters are refused, and not repeated', async () => {
  const reading = await readYamlText(
    planYaml('title: Early Help', `title: ${'a'.repeat(100_000)}`),
  );

  expect(sentencesOf(reading)).toEqual([
    `Line 7, priority 1: title should be text of up to 500 characters, but is "${'a'.repeat(60)}...".`,
  ]);
});

test('spaces around a text are taken off, also around an id that is mentioned', async () => {
  const reading = await readYamlText(
    planYaml('title: Early Help', 'title: " Early Help "').replace('lead: lead', 'lead: " lead"'),
  );

  expect(reading).toEqual({ ok: true, plan: smallPlan(), notes: [] });
});

test('a title of several lines becomes one line, and an outcome keeps them', async () => {
  const reading = await readYamlText(
    planYaml('title: Early Help', 'title: "Early \\n Help", outcome: "one\\r\\ntwo"'),
  );

  expect(reading.ok && reading.plan.priorities).toEqual([
    { number: 1, title: 'Early Help', outcome: 'one\ntwo' },
  ]);
});

test('a plan without actions is refused', async () => {
  const reading = await readYamlText(planYaml(`actions:\n${actionLine}`, 'actions: []'));

  expect(sentencesOf(reading)).toEqual([
    'Line 9: actions should be a list with at least one row, but is an empty list.',
  ]);
});
