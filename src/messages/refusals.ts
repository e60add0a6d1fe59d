import type { Right } from '../core/permissions.ts';

/** Who may, as a sentence for the one who may not. */
export const whoMay: Readonly<Record<Right, string>> = {
  read: 'Only members of the partnership can see this.',
  update: 'Only the lead, deputy or chair of the sub-group, or the coordinator, can update this.',
  post: 'Only the coordinator can post this.',
  resend: 'Only the coordinator can send this again.',
  dismiss: 'Only the coordinator can dismiss this.',
  pause: 'Only the coordinator can pause or resume.',
  accept: 'Only the coordinator can accept a completion or send it back.',
  'see people': 'Only the coordinator can see who was asked and who answered.',
};
