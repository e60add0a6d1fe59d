import { expect, test } from 'vitest';
import { neverAskedCard } from '../../src/messages/not-reached.ts';
import { context, period, readAloud } from '../support/message-builders.ts';

test('of many who were never asked ten are named, and it says where all are', () => {
  const names = Array.from({ length: 12 }, (_, place) => `Lead ${place + 1}`);

  expect(readAloud(neverAskedCard(context, { period, names }))).toBe(
    `# 12 people were never asked
12 requests for updates could not be delivered before answers closed on Thursday 19 September at 5pm: Lead 1, Lead 2, Lead 3, Lead 4, Lead 5, Lead 6, Lead 7, Lead 8, Lead 9, Lead 10 and 2 more. Their silence means nothing. Ask them yourself: they can still answer with /progress mine, and it is marked late. See all of them: /progress people`,
  );
});
