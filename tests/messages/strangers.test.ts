import { expect, test } from 'vitest';
import { notInstalledCard, strangerCard, unclaimedCard } from '../../src/messages/strangers.ts';
import { readAloud } from '../support/message-builders.ts';

test('somebody whom no plan lists reads who may let them in, and what to ask with', () => {
  expect(readAloud(strangerCard({ platform: 'slack', userId: 'U024BE7LH' }))).toBe(
    `# I do not know you yet
No plan lists your account or your e-mail address, so I can show you nothing. Ask your partnership's coordinator to list one of them. Your member ID is U024BE7LH.
Guests and people of other organisations are let in only where the plan lists their account.`,
  );
});

test('in the local workspace there is no account to list', () => {
  expect(readAloud(strangerCard())).toBe(
    `# I do not know you yet
Your account is not in any partnership's plan, so I can show you nothing. Ask your partnership's business unit to add you.`,
  );
});

test('a workspace that no partnership uses is told how to link it', () => {
  expect(readAloud(unclaimedCard({ platform: 'slack', externalId: 'T024BE7LD' }))).toBe(
    `# Not linked yet
No partnership uses this Slack workspace yet, so I can show nothing here, and nothing was kept. Ask whoever runs Waymark to link it: npx waymark workspace link T024BE7LD`,
  );
  expect(readAloud(unclaimedCard({ platform: 'teams', externalId: 'tenant-1' }))).toContain(
    'No partnership uses this organisation in Teams yet',
  );
});

test('a workspace without the bot is told so', () => {
  expect(readAloud(notInstalledCard())).toBe(
    `# Not installed here
I am not installed in your Slack workspace, so I can show you nothing, and nothing was kept. Use me in your partnership's own, or ask the administrator of yours to install me.`,
  );
});
