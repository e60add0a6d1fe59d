import type { Card } from './card.ts';
import { plainCard } from './trouble.ts';

/** What came of asking to post a roll-up: `sent`: whether it arrived is not known yet. */
export type RollUpPosted = 'posted' | 'there' | 'on-its-way' | 'sent' | 'no-channel';

const said: Readonly<Record<Exclude<RollUpPosted, 'no-channel'>, string>> = {
  posted: "The roll-up is in the Executive's channel, or will be in a moment.",
  there: "The roll-up is in the Executive's channel already, so it was not posted again.",
  'on-its-way':
    "The roll-up is on its way to the Executive's channel already, so it was not posted again.",
  sent: "The roll-up was sent to the Executive's channel before, and it is not known yet whether it arrived, so it was not posted again. Please look in the channel.",
};

export function rollUpPostedCard(posted: RollUpPosted): Card {
  if (posted !== 'no-channel') return plainCard('Roll-up', said[posted]);
  return plainCard(
    'Roll-up not posted',
    "No channel is set for the Executive, so the roll-up was kept but not posted. Name one in the plan's schedule.",
  );
}
