import { expect, test } from 'vitest';
import type { WhyMissed } from '../../src/core/match-people.ts';
import { matchedCard } from '../../src/messages/matched.ts';
import { context, readAloud } from '../support/message-builders.ts';

const missed = (why: WhyMissed, ...names: readonly string[]) =>
  names.map((name) => ({ name, why }));

test('the coordinator reads how many were found, who was not, and what to do', () => {
  const card = matchedCard(context, {
    platform: 'slack',
    members: 12,
    missed: [
      ...missed('outside', 'Head of the Charity'),
      ...missed('nobody', 'Lead, Fathers group', 'Chair, Fathers group'),
      ...missed('no-email', 'Scrutineer'),
      ...missed('several', 'Lead, Case Review'),
      ...missed('taken', 'Deputy, Case Review'),
    ],
  });

  expect(readAloud(card)).toBe(
    `# 6 of 12 people found
I found 6 of 12 people in Slack.
Not found: Lead, Fathers group and Chair, Fathers group. Mend the e-mail address in the plan, or invite them to Slack.
Without an e-mail address in the plan: Scrutineer. Add it, or list the account in the plan.
Two people have the address of: Lead, Case Review. I chose neither: list the account in the plan.
The plan gives the account to somebody else: Deputy, Case Review. Mend the plan.
Guests, or of another organisation: Head of the Charity. I let them in only by the plan: list the account in the plan.
Whoever runs Waymark can mend the plan and import it again.`,
  );
});

test('in Teams, who was not found may only be without Waymark there', () => {
  const shown = { members: 2, missed: missed('nobody', 'Lead, Fathers group') };
  const card = matchedCard(context, { platform: 'teams', ...shown });

  expect(readAloud(card)).toContain(
    'Not found: Lead, Fathers group. Ask your IT team to install Waymark for them in Teams, or mend the e-mail address in the plan.',
  );
});

test('where all were found there is nothing to do', () => {
  expect(readAloud(matchedCard(context, { platform: 'teams', members: 3, missed: [] }))).toBe(
    `# 3 of 3 people found
I found all 3 people of the plan in Teams. You need to do nothing.`,
  );
});

test('the first time it says who writes, and what comes next', () => {
  const shown = { platform: 'slack', members: 3, missed: [] } as const;
  const firstSaid = (first: { opensAt?: Date; hasAsked?: boolean }) =>
    matchedCard(context, { ...shown, first }).fallback;
  const opensAt = new Date('2024-12-02T09:00:00Z');

  expect(firstSaid({ opensAt })).toBe(
    'I am Waymark: I ask the sub-group leads for updates, and post the roll-up. The first requests go out Monday 2 December, 9am. I found all 3 people of the plan in Slack. You need to do nothing.',
  );
  expect(firstSaid({ opensAt, hasAsked: true })).toContain(
    'The next requests go out Monday 2 December, 9am.',
  );
  expect(firstSaid({})).toContain('and post the roll-up. I found all 3 people');
});

test('of many ten are named', () => {
  const names = Array.from({ length: 12 }, (_, place) => `Person ${place + 1}`);
  const card = matchedCard(context, {
    platform: 'slack',
    members: 12,
    missed: missed('nobody', ...names),
  });

  expect(readAloud(card)).toContain('Person 9, Person 10 and 2 more. Mend');
  expect(card.fallback.length).toBeLessThanOrEqual(600);
});
