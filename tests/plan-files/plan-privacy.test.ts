import { expect, test } from 'vitest';
import { planYaml } from '../support/plan-yaml.ts';
import { readYamlText, sentencesOf } from '../support/read-plan.ts';

test('a title with an NHS number is refused, and the number is not repeated', async () => {
  const text = planYaml('Publish the strategy', 'Review of 943 476 5919');

  const sentences = sentencesOf(await readYamlText(text));

  expect(sentences).toEqual([
    'Line 10, action 1.1: title: this looks like an NHS number. Take it out of the file: a plan says nothing about one child, family or colleague.',
  ]);
});

test('a number in a field that is wrong besides is not repeated either', async () => {
  const text = planYaml('lead: lead', 'lead: "943 476 5919"');

  expect(JSON.stringify(await readYamlText(text))).not.toContain('943');
});

test("a platform's own ids may be any digits", async () => {
  const text = planYaml(
    'agencies: [',
    'workspaces: [ { id: teams, platform: teams, externalId: "94347659-1943-4765-9194-347659190000" } ]\nagencies: [',
  );

  expect((await readYamlText(text)).ok).toBe(true);
});
