import type { Card } from './card.ts';
import { excerpt } from './excerpt.ts';
import { toned } from './parts.ts';
import type { platformNames } from './platform-names.ts';
import { plainCard } from './trouble.ts';

type ChatPlatform = Exclude<keyof typeof platformNames, 'local'>;

/** What each platform calls a workspace of its own. */
const workspaceNames = {
  slack: 'Slack workspace',
  teams: 'organisation in Teams',
} as const satisfies Record<ChatPlatform, string>;

/** The same, by the name under which an account is known there. */
const accountIdNames = {
  slack: 'member ID',
  teams: 'object ID',
} as const satisfies Record<ChatPlatform, string>;

/** The longest that a platform's own id may be in a plan. */
const longestId = 200;

/** A person whom no partnership lists; on a chat also a guest, or somebody of another organisation: with what the coordinator needs of them. */
export function strangerCard(asked?: {
  readonly platform: ChatPlatform;
  readonly userId: string;
}): Card {
  const title = 'I do not know you yet';
  if (!asked) {
    const none = "Your account is not in any partnership's plan, so I can show you nothing.";
    return plainCard(title, `${none} Ask your partnership's business unit to add you.`);
  }
  const { platform, userId } = asked;
  const said = 'No plan lists your account or your e-mail address, so I can show you nothing.';
  const id = `Your ${accountIdNames[platform]} is ${excerpt(userId, longestId)}.`;
  const mend = `Ask your partnership's coordinator to list one of them. ${id}`;
  const outside =
    'Guests and people of other organisations are let in only where the plan lists their account.';
  const card = plainCard(title, `${said} ${mend}`);
  return {
    ...card,
    blocks: [...card.blocks, toned('muted', outside)],
    fallback: `${said} ${mend} ${outside}`,
  };
}

/** To anybody in a workspace that no partnership uses. */
export function unclaimedCard({
  platform,
  externalId,
}: {
  readonly platform: ChatPlatform;
  readonly externalId: string;
}): Card {
  const id = excerpt(externalId, longestId);
  return plainCard(
    'Not linked yet',
    `No partnership uses this ${workspaceNames[platform]} yet, so I can show nothing here, and nothing was kept. Ask whoever runs Waymark to link it: npx waymark workspace link ${id}`,
  );
}

/** To somebody in a Slack workspace in which the bot is not installed, or is no more. */
export const notInstalledCard = (): Card =>
  plainCard(
    'Not installed here',
    "I am not installed in your Slack workspace, so I can show you nothing, and nothing was kept. Use me in your partnership's own, or ask the administrator of yours to install me.",
  );
