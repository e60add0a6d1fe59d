import { afterEach, beforeEach, expect, it } from 'vitest';
import { labelsOn, written } from '../support/teams-cards.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

let york: TeamsWorld;
beforeEach(async () => {
  york = await teamsWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterEach(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

it.each([
  '<quoted messageId="1725000000001"/> 2.3 green, trained 45 staff',
  '<quoted messageId="1725000000001"/>\n<quoted messageId="1725000000002" />\n2.3 green, trained 45 staff',
])('a reply to a message that Teams quotes is read as what was typed: %j', async (text) => {
  const entities = [{ type: 'quotedReply', quotedReply: { messageId: '1725000000001' } }];

  await york.as('lead-police').says(text, { entities });

  const draft = york.as('lead-police').inbox().at(-1);
  expect(labelsOn(draft)).toContain('Confirm');
  expect(written(draft)).not.toContain('quoted');
});
