/** What people call a platform. */
export const platformNames = {
  local: 'the local workspace',
  slack: 'Slack',
  teams: 'Teams',
} as const;
