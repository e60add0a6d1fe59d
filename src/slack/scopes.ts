/** What the bot asks Slack for, as manifests/slack/manifest.json does; docs/slack.md says why. */
export const slackScopes: readonly string[] = [
  'channels:history',
  'chat:write',
  'commands',
  'groups:history',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
];
