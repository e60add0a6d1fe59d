import { expect, test } from 'vitest';
import { readPlanFile } from '../../src/plan-files/read-plan-file.ts';
import { smallPlan } from '../support/plan-builder.ts';
import { actionLine, planYaml } from '../support/plan-yaml.ts';
import { readYamlText, sentencesOf } from '../support/read-plan.ts';

test('a good file gives the plan, with what it leaves out filled in', async () => {
  const reading = await readYamlText(planYaml());

  expect(reading).toEqual({ ok: true, plan: smallPlan(), notes: [] });
});

test('a partnership that names no zone gets the one it is read with', async () => {
  const text = planYaml(', timeZone: Europe/London', '');

  const reading = await readPlanFile(new TextEncoder().encode(text), 'p.yml', 'Europe/Dublin');

  expect(reading.ok && reading.plan.partnership.timeZone).toBe('Europe/Dublin');
});

test('every error is told at once, in the order of its lines', async () => {
  const text = planYaml('kind: lscp', 'kind: council')
    .replace('2025-03-31', '2024-02-31')
    .replace('lead: lead', 'lead: nobody')
    .replace('lead@example.org', 'lead at example.org')
    .replace('2024-09-03', 'ongoing');

  const reading = await readYamlText(text);

  expect(reading).toEqual({
    ok: false,
    errors: [
      {
        line: 1,
        field: 'partnership.kind',
        expected: 'one of: lscp, sab, hwb, csp',
        found: 'council',
        sentence:
          'Line 1, partnership: kind should be one of: lscp, sab, hwb, csp, but is "council".',
      },
      {
        line: 2,
        field: 'plan.to',
        expected: 'a day that exists, written like 2025-03-31',
        found: '2024-02-31',
        sentence:
          'Line 2, plan: to should be a day that exists, written like 2025-03-31, but is "2024-02-31".',
      },
      {
        line: 5,
        field: 'person.email',
        expected: 'an e-mail address such as name@example.org',
        found: 'lead at example.org',
        sentence:
          'Line 5, person lead: email should be an e-mail address such as name@example.org, but is "lead at example.org".',
      },
      {
        line: 8,
        field: 'subGroup.lead',
        expected: 'an id that is listed under people',
        found: 'nobody',
        sentence:
          'Line 8, sub-group early-help: lead should be an id that is listed under people, but is "nobody".',
      },
      {
        line: 10,
        field: 'action.due',
        expected: 'a day that exists, written like 2025-03-31, or each with an occasion',
        found: 'ongoing',
        sentence:
          'Line 10, action 1.1: due should be a day that exists, written like 2025-03-31, or each with an occasion, but is "ongoing".',
      },
    ],
  });
});

test('text that is not YAML is refused with its line', async () => {
  const reading = await readYamlText(planYaml('plan: {', 'plan: { title: "'));

  expect(sentencesOf(reading)[0]).toMatch(
    /^Line \d+: this is not YAML from here on \(.+[^.]\)\. Look /,
  );
});

test('a field whose name is a list is refused', async () => {
  const reading = await readYamlText(`${planYaml()}? [a, b]\n: c\n`);

  expect(sentencesOf(reading)[0]).toMatch(/^Line 11: this is not YAML from here on /);
});

test('prose is not a plan', async () => {
  const reading = await readYamlText('Dear all,\nplease find the plan attached.\n');

  expect(sentencesOf(reading)).toEqual([
    'The file is not a plan in YAML. It should begin with "partnership:"; see docs/plan-file.md.',
  ]);
});

test.each(['', ' \n', '\uFEFF'])('an empty file is said to be empty: %j', async (text) => {
  const reading = await readYamlText(text);

  expect(sentencesOf(reading)).toEqual([
    'The file is empty. Start from an example in the folder examples.',
  ]);
});

test('two plans in one file are refused', async () => {
  const reading = await readYamlText(`${planYaml()}---\n${planYaml()}`);

  expect(sentencesOf(reading)).toHaveLength(1);
});

test('a field that is there twice is told with the second one, and everything else as well', async () => {
  const reading = await readYamlText(
    planYaml('kind: lscp', 'kind: lscp, kind: sab').replace('2024-09-03', '2023-09-03'),
  );

  expect(sentencesOf(reading)).toEqual([
    'Line 1: the field "kind" is there twice. Keep one.',
    'Line 10, action 1.1: due should be on or after the plan\'s first day, 1 April 2024, but is "2023-09-03".',
  ]);
});

test('a ref without quotes is a number, and is refused with the reason', async () => {
  const reading = await readYamlText(planYaml('ref: "1.1"', 'ref: 1.10'));

  expect(sentencesOf(reading)).toEqual([
    'Line 10, action 1.1: ref should be text such as "2.3", or "X.1" for a cross-cutting action, but is the number 1.1. Write it as text: in quotes, or in a cell formatted as text. As a number, 2.10 becomes 2.1.',
  ]);
});

test('a field that the format does not have is named on its own line', async () => {
  const text = planYaml('  - { id: deputy, name: Deputy }', '  - id: deputy\n    naem: Deputy');

  const reading = await readYamlText(text);

  expect(sentencesOf(reading)).toEqual([
    'Line 6, person deputy: name is missing. It should be text of up to 200 characters.',
    'Line 7, person deputy: "naem" is not a field here. The fields are id, name, email, agency, accounts, roles.',
  ]);
});

test('a field with nothing in it is a missing field', async () => {
  const reading = await readYamlText(planYaml('title: Early Help', 'title: '));

  expect(sentencesOf(reading)).toEqual([
    'Line 7, priority 1: title is missing. It should be text of up to 500 characters.',
  ]);
});

test('words that YAML 1.1 would take for dates and truths stay text', async () => {
  const text = `%YAML 1.1\n---\n${planYaml('name: Lead', 'name: no')}`;

  const reading = await readYamlText(text);

  expect(reading.ok && reading.plan.people[0]?.name).toBe('no');
});

test('an action of several aliases is located where it is written', async () => {
  const text = `${planYaml('agencies: [council] }', 'agencies: &who [nobody] }')}${actionLine
    .replace('1.1', '1.2')
    .replace('[council]', '*who')}\n`;

  const reading = await readYamlText(text);

  expect(sentencesOf(reading).map((sentence) => sentence.split(':')[0])).toEqual([
    'Line 10, action 1.1',
    'Line 11, action 1.2',
  ]);
});

test('aliases of aliases are refused before they fill the memory', async () => {
  const levels = [...'abcdefghi'].map((name, place, all) => {
    const before = all[place - 1];
    return `${name}: &${name} [${before ? Array(9).fill(`*${before}`).join(', ') : 'x'}]`;
  });

  const reading = await readYamlText(`${levels.join('\n')}\n`);

  expect(sentencesOf(reading)).toEqual([
    'The file uses YAML aliases (*name) that are not there, or too many of them. Write the values out.',
  ]);
});

test('nesting deeper than the stack is refused', async () => {
  const reading = await readYamlText(`a: ${'['.repeat(100_000)}`);

  expect(sentencesOf(reading)).not.toEqual([]);
});

test.each(['__proto__', 'constructor', 'toString'])(
  '%s is a field like any other that is not known',
  async (key) => {
    const reading = await readYamlText(`${planYaml()}${key}: { name: York }\n`);

    expect(sentencesOf(reading)).toEqual([
      `Line 11: "${key}" is not a field here. The fields are partnership, workspaces, plan, agencies, people, priorities, subGroups, actions, schedule, closedDays.`,
    ]);
  },
);
