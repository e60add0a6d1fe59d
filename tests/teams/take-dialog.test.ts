import { expect, it } from 'vitest';
import type { Intent, Reply } from '../../src/app/intent.ts';
import type { Form } from '../../src/messages/form.ts';
import { activity } from '../../src/teams/activity.ts';
import { askedOf } from '../../src/teams/asked.ts';
import { takeFetch, takeSubmit } from '../../src/teams/take-dialog.ts';
import { actionsOf } from '../support/teams-cards.ts';
import { windowIn } from '../support/teams-person.ts';

const form: Form = {
  title: '2.3 Count the forces',
  above: [],
  groups: [{ fields: [{ kind: 'text', name: 'sentence', label: 'What?', maxCharacters: 100 }] }],
  submitLabel: 'Save',
  buttons: [],
  state: 'update/p/a/r/0',
};

const sentTo = (name: string, more: object) =>
  activity.parse({
    channelId: 'msteams',
    type: 'invoke',
    id: name,
    name,
    serviceUrl: 'https://smba.trafficmanager.net/uk/',
    from: { id: '29:lead', aadObjectId: 'lead' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:lead', conversationType: 'personal' },
    ...more,
  });

it('a form in a window is of the message it was opened on, though Teams does not say so when it is sent', async () => {
  const heard: Intent[] = [];
  const handle = async (intent: Intent): Promise<Reply> => {
    heard.push(intent);
    return { kind: 'form', form };
  };
  const opening = sentTo('task/fetch', { replyToId: '17', value: { data: { state: form.state } } });
  const opened = await takeFetch(handle, opening, askedOf(opening, 'tenant'));
  const [save] = actionsOf(windowIn(opened?.body));
  const sending = sentTo('task/submit', {
    value: { data: { ...save?.data, 'in-sentence': 'Ok.' } },
  });

  await takeSubmit(handle, sending, askedOf(sending, 'tenant'));

  expect(heard.at(-1)).toMatchObject({
    kind: 'submit',
    onMessage: 'a%3Alead/17',
    values: { sentence: 'Ok.' },
  });
});
