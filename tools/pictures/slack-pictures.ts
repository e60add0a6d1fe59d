import type { Card } from '../../src/messages/card.ts';
import { slackModalOf } from '../../src/render/block-form.ts';
import { slackHomeOf } from '../../src/render/block-home.ts';
import { slackMessageOf } from '../../src/render/block-kit.ts';
import { conversation, home, modal } from './frame.ts';
import type { Picture } from './picture.ts';
import type { Scenes } from './scenes.ts';

/** As Slack shows it. */
export function slackPicturesOf(scenes: Scenes): readonly Picture[] {
  const { form, prompt, receipt, rollUp } = scenes;
  const direct = (card: Card) =>
    conversation('Waymark', [{ message: slackMessageOf(card), time: '9 September at 9:00 AM' }]);
  const channel = conversation('# executive', [
    { message: slackMessageOf(rollUp), time: '10:00 AM' },
  ]);
  const inThread = scenes.details
    .slice(0, 2)
    .map((card) => ({ message: slackMessageOf(card), time: '10:00 AM' }));
  return [
    { name: 'prompt', width: 'phone', html: direct(prompt) },
    { name: 'update', width: 'phone', html: modal(slackModalOf(form, new Set(), form.state)) },
    { name: 'receipt', width: 'phone', html: direct(receipt) },
    { name: 'roll-up', width: 'desktop', html: channel },
    { name: 'roll-up-phone', width: 'phone', html: channel },
    {
      name: 'roll-up-thread',
      width: 'desktop',
      html: conversation('Thread in # executive', inThread),
    },
    { name: 'home-lead', width: 'phone', html: home(slackHomeOf(scenes.leadHome).blocks) },
    {
      name: 'home-executive',
      width: 'phone',
      html: home(slackHomeOf(scenes.executiveHome).blocks),
    },
  ];
}
