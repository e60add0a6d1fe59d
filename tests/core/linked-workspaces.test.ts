import { expect, test } from 'vitest';
import { linkedName, withLinked } from '../../src/core/linked-workspaces.ts';
import type { PlanWorkspace } from '../../src/core/plan.ts';
import { smallPlan } from '../support/plan-builder.ts';

const council: PlanWorkspace = { id: 'council', platform: 'slack', externalId: 'T1' };
const linked: PlanWorkspace = { id: 'slack-t2', platform: 'slack', externalId: 'T2' };

test('what a plan does not list comes after what it lists', () => {
  const plan = withLinked(smallPlan({ workspaces: [council] }), [linked]);

  expect(plan.workspaces).toEqual([council, linked]);
});

test('what it lists under another name keeps that name', () => {
  const listed = { ...linked, id: 'police' };

  expect(withLinked(smallPlan({ workspaces: [listed] }), [linked]).workspaces).toEqual([listed]);
});

test('one whose name the plan gives to another gets the next that is free', () => {
  const workspaces = [
    { ...council, id: 'slack-t2' },
    { ...council, id: 'slack-t2-2', externalId: 'T3' },
  ];

  expect(withLinked(smallPlan({ workspaces }), [linked]).workspaces.at(-1)).toEqual({
    ...linked,
    id: 'slack-t2-3',
  });
});

test('a plan stays as it is where nothing is linked besides', () => {
  const plan = smallPlan({ workspaces: [council] });

  expect(withLinked(plan, [council])).toBe(plan);
});

test.each([
  ['slack', 'T024BE7LD', 'slack-t024be7ld'],
  ['teams', '72f988bf-86f1-41af-91ab-2d7cd011db47', 'teams-72f988bf-86f1-41af-91ab-2d7cd011db47'],
  ['teams', `${'x'.repeat(53)}--y`, `teams-${'x'.repeat(53)}`],
])('a %s workspace %s is called %s', (platform, externalId, name) => {
  expect(linkedName({ platform, externalId }, new Set())).toBe(name);
  expect(linkedName({ platform, externalId }, new Set([name]))).toBe(`${name}-2`);
  expect(name).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/);
});
