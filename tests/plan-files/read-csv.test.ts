import { expect, test } from 'vitest';
import { readPlanFile } from '../../src/plan-files/read-plan-file.ts';
import { planAction, smallPlan } from '../support/plan-builder.ts';
import { planCsv, planCsvWith, separatedBy } from '../support/plan-csv.ts';
import { readCsvText, sentencesOf } from '../support/read-plan.ts';

test('a good file gives the same plan as its YAML', async () => {
  const reading = await readCsvText(planCsv());

  expect(reading).toEqual({ ok: true, plan: smallPlan(), notes: [] });
});

test.each([
  ['semicolons', ';'],
  ['tabs', '\t'],
])('a file separated by %s gives the same plan', async (_, separator) => {
  const text = planCsv(',Business Plan,', ',"Business; Plan, of York",');

  const reading = await readCsvText(separatedBy(separator, text));

  expect(reading.ok && reading.plan).toEqual({
    ...smallPlan(),
    plan: { ...smallPlan().plan, title: 'Business; Plan, of York' },
  });
});

test('semicolons inside the cells of a file with commas do not separate', async () => {
  const title = `Publish${'; then'.repeat(30)} the strategy`;

  const reading = await readCsvText(planCsv('Publish the strategy', title));

  expect(reading.ok && reading.plan.actions[0]?.title).toBe(title);
});

test('an error of a file separated by semicolons names its line', async () => {
  const text = planCsv('2024-09-03', '2024-02-31');

  const reading = await readCsvText(`\n${separatedBy(';', text)}`);

  expect(sentencesOf(reading)).toEqual([
    'Line 10, action 1.1: due should be a day that exists, written like 2025-03-31, or each with an occasion, but is "2024-02-31".',
  ]);
});

test('capitals and spaces in the names of columns and sections, blank rows and remarks do not matter', async () => {
  const text = planCsv('section,id,number,ref', '\nSection,ID,Number,Ref')
    .replace(',subGroup,', ',Sub group,')
    .replace('\nsubGroup,', '\n,,,,,\n# the groups,whatever stands here\nSub-group,');

  const reading = await readCsvText(text);

  expect(reading).toEqual({ ok: true, plan: smallPlan(), notes: [] });
});

test('an error names the line on which its row begins', async () => {
  const text = planCsv(',Business Plan,', ',"Business\nPlan, \nof York",')
    .replace('lead@example.org', 'lead')
    .replace('2024-09-03', '2024-02-31');

  const reading = await readCsvText(text);

  expect(sentencesOf(reading)).toEqual([
    'Line 7, person lead: email should be an e-mail address such as name@example.org, but is "lead".',
    'Line 11, action 1.1: due should be a day that exists, written like 2025-03-31, or each with an occasion, but is "2024-02-31".',
  ]);
});

test('a file with nothing under its header is told what it lacks', async () => {
  const [header = ''] = planCsv().split('\n');

  expect(sentencesOf(await readCsvText(`${header}\n`))).toEqual([
    'The file has no rows under its first. A plan must have a row of the section partnership, and more; see docs/plan-file.md.',
  ]);
});

test('every error of every row is told at once', async () => {
  const text = planCsv('lscp', 'council')
    .replace('York Council,,,,,,,,,yes', 'York Council,,,,,,,,,perhaps')
    .replace(',,1,,,,Early Help', ',,first,,,,Early Help')
    .replace(',lead,,,,,,\n', ',ghost,,,,,,\n');

  const reading = await readCsvText(text);

  expect(sentencesOf(reading).map((sentence) => sentence.split(' should be ')[0])).toEqual([
    'Line 2, partnership: kind',
    'Line 4, agency council: statutory',
    'Line 7, priority first: number',
    'Line 8, sub-group early-help: lead',
    'Line 9, action 1.1: priority',
  ]);
});

test('two refs that a spreadsheet made the same are refused with the reason', async () => {
  const text = planCsv() + planCsv().split('\n')[8];

  const reading = await readCsvText(text);

  expect(sentencesOf(reading)).toEqual([
    'Line 10, action 1.1: ref "1.1" is used twice, first at line 9. Give each row its own. A spreadsheet may have turned 2.10 into 2.1: format the cells as text.',
  ]);
});

test('an apostrophe that says "this is text" is taken off', async () => {
  const reading = await readCsvText(
    planCsv('1.1', "'1.10").replace('Publish the', "''Publish' the"),
  );

  expect(reading.ok && reading.plan.actions[0]).toMatchObject({
    ref: '1.10',
    title: "'Publish' the strategy",
  });
});

test('a date that a spreadsheet wrote day first is read, with a note', async () => {
  const reading = await readCsvText(planCsv('2024-09-03', '3/09/2024'));

  expect(reading).toEqual({
    ok: true,
    plan: smallPlan(),
    notes: ['Dates such as 3/09/2024 were read day first: 2024-09-03.'],
  });
});

test('a date that is none day first is refused', async () => {
  const reading = await readCsvText(planCsv('2024-09-03', '09/30/2024'));

  expect(sentencesOf(reading)).toEqual([
    'Line 9, action 1.1: due should be a day that exists, written like 2025-03-31, or each with an occasion, but is "09/30/2024".',
  ]);
});

test('a column that nobody knows is named once, with the columns there are', async () => {
  const reading = await readCsvText(planCsv(',email,', ',e-mail address,'));

  expect(sentencesOf(reading)).toEqual([
    expect.stringMatching(
      /^Line 1, header: "e-mail address" is not a column here\. The columns are section, id, /,
    ),
  ]);
});

test('a column that is there twice is refused', async () => {
  const reading = await readCsvText(planCsv(',email,', ',name,'));

  expect(sentencesOf(reading)[0]).toMatch(/^Line 1, header: "name" is there twice\. /);
});

test.each(['id;name\na;b\n', 'id,name\na,b\n', 'Dear all,\nhere is the plan\n'])(
  'without a column named section there is one error: %j',
  async (text) => {
    const reading = await readCsvText(text);

    expect(sentencesOf(reading)).toEqual([
      'Line 1, header: The first row should name the columns, separated by commas in a CSV; one is named section.',
    ]);
  },
);

test('a section that nobody knows, and a row without one, are refused', async () => {
  const reading = await readCsvText(`${planCsv()}target,x\n,y\n`);

  expect(sentencesOf(reading)).toEqual([
    'Line 10: section should be one of: partnership, workspace, plan, agency, person, priority, subGroup, action, measure, schedule, closedDay, but is "target".',
    'Line 11: section is missing. It should be one of: partnership, workspace, plan, agency, person, priority, subGroup, action, measure, schedule, closedDay.',
  ]);
});

test('a cell in a column that its section does not use is named', async () => {
  const reading = await readCsvText(planCsv('priority,,1,,,', 'priority,x,1,,,'));

  expect(sentencesOf(reading)).toEqual([
    'Line 7, priority 1: "id" is not a field here. The fields are number, title, outcome, sponsor.',
  ]);
});

test('a cell beyond the last column is named', async () => {
  const reading = await readCsvText(planCsv('council,,,,,,,\n', 'council,,,,,,,,stray\n'));

  expect(sentencesOf(reading)).toEqual([
    expect.stringContaining('Line 9, action 1.1: "column 19" is not a field'),
  ]);
});

test('a second row of the plan is refused', async () => {
  const reading = await readCsvText(`${planCsv()}plan,,,,,,Another\n`);

  expect(sentencesOf(reading)).toEqual([
    'Line 10: There is a row of the section plan already. Keep one.',
  ]);
});

test('measures find their action wherever they stand; the schedule and a closed day are rows', async () => {
  const text = planCsvWith([
    {
      section: 'measure',
      action: '1.1',
      kind: 'difference',
      text: 'Families, heard',
      target: '60%',
    },
    {
      section: 'schedule',
      rule: 'FREQ=WEEKLY;BYDAY=MO',
      time: '09:00',
      remindAfterWorkingDays: '2; 3',
      close: 'TH 17:00',
      rollUp: 'FR 10:00',
      executiveChannel: 'local executive team',
    },
    { section: 'closedDay', day: '2024-12-27' },
  ]);

  const reading = await readCsvText(text);

  const measure = { text: 'Families, heard', baseline: 'not known', target: '60%' };
  expect(reading.ok && reading.plan).toEqual(
    smallPlan({
      actions: [planAction({ measures: [{ kind: 'difference', ...measure }] })],
      schedule: {
        rule: 'FREQ=WEEKLY;BYDAY=MO',
        time: '09:00',
        remindAfterWorkingDays: [2, 3],
        close: { weekday: 'TH', time: '17:00' },
        rollUp: { weekday: 'FR', time: '10:00' },
        executiveChannel: { workspace: 'local', channel: 'executive team' },
      },
      closedDays: ['2024-12-27'],
    }),
  );
});

test('a measure of an action that is not there, or of none, is refused', async () => {
  const measure = { section: 'measure', kind: 'done', text: 'Published' };

  const reading = await readCsvText(planCsvWith([{ ...measure, action: '9.9' }, measure]));

  expect(sentencesOf(reading)).toEqual([
    'Line 2: action should be the ref of an action in this file, but is "9.9".',
    'Line 3: action is missing. It should be the ref of an action in this file.',
  ]);
});

test('accounts are a workspace and a user each', async () => {
  const text = planCsvWith([
    {
      section: 'workspace',
      id: 'teams',
      platform: 'Teams',
      externalId: '3b1f0c52-6d2e-4c1a-9a57-0f2d8c4e7b10',
    },
    {
      section: 'person',
      id: 'chair',
      name: 'Chair',
      accounts: 'teams 5a8d7c10-22ee-4b0f-8f3d-6c9e1b7a4d20; local chair',
    },
  ]);

  const reading = await readCsvText(text);

  expect(reading.ok && reading.plan.people[0]?.accounts).toEqual([
    { workspace: 'teams', user: '5a8d7c10-22ee-4b0f-8f3d-6c9e1b7a4d20' },
    { workspace: 'local', user: 'chair' },
  ]);
});

test('a quotation mark out of place is told with its line', async () => {
  const reading = await readCsvText(planCsv(',Early Help,', ',"Early" Help,'));

  expect(sentencesOf(reading)).toEqual([
    'Line 7: a quotation mark is out of place. Put text with commas or quotes in "..." and double quotes inside.',
  ]);
});

test('a CSV in an old encoding is refused with the way to save it', async () => {
  const bytes = Buffer.from(planCsv('the strategy', 'the fathers\u2019 strategy'), 'utf8');
  const windows1252 = Buffer.from(bytes.toString('utf8').replace('\u2019', '\u0092'), 'latin1');

  const reading = await readPlanFile(windows1252, 'plan.csv');

  expect(sentencesOf(reading)).toEqual([
    'The file is not UTF-8 text. Save it as UTF-8; in Excel that is "CSV UTF-8".',
  ]);
});

test('more rows than a plan can have are refused', async () => {
  const reading = await readCsvText(planCsv() + 'person,x\n'.repeat(20_000));

  expect(sentencesOf(reading)).toEqual([
    'The file has 20009 rows, and a plan has at most 20000. Take out what is not part of the plan.',
  ]);
});

test('a mistake that is in every row is told a thousand times, and the rest is counted', async () => {
  const reading = await readCsvText(planCsv() + 'person,A B,,,,Name\n'.repeat(1_500));

  const sentences = sentencesOf(reading);
  expect(sentences).toHaveLength(1_001);
  expect(sentences.at(-1)).toBe(
    'The file has 500 more errors. Mend these first, and check it again.',
  );
});
