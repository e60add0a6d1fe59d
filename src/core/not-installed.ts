/** Why a message was refused for good: Waymark is not there to be written by. */
export const notInstalled = {
  user: 'Waymark is not installed for them in Teams',
  channel: 'Waymark is not in that team in Teams',
} as const;
