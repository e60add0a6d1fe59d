import type { Locator } from 'playwright-core';
import { handle } from '../../src/app/handle.ts';
import type { PlaygroundWindow } from '../../tests/support/playground-browser.ts';
import type { PlaygroundWorld } from '../../tests/support/playground-world.ts';
import { guidOf } from '../../tests/support/teams-cloud.ts';
import { firstWeek, secondWeek, type Week } from './answers.ts';

export interface Clients {
  readonly york: PlaygroundWorld;
  /** Of Exploitation and Contextual Safeguarding. */
  readonly lead: PlaygroundWindow;
  readonly executive: PlaygroundWindow;
}

/** Of what is shown in a client; `at`: when it is, in the example's own time. */
export type Photograph = (
  name: string,
  client: PlaygroundWindow,
  at: string,
  shown: readonly Locator[],
) => Promise<void>;

/** The second of the example's two weeks, photographed. Instants are the example's own. */
export async function periodIn(clients: Clients, photograph: Photograph): Promise<void> {
  const { york, lead, executive } = clients;
  await executive.opens('Executive');
  for (const person of ['business-manager', 'exploitation-coordinator', 'chair-exploitation']) {
    await york.as(person).installs();
  }
  await york.livesUntil('2024-09-02T08:20:00Z');
  await answerAll(york, firstWeek);
  await york.livesUntil('2024-09-09T08:20:00Z');
  const prompt = await lead.card('4 actions need an update');
  const asked = '9 September, 09:00';
  await photograph('prompt', lead, asked, said(prompt));

  await york.livesUntil('2024-09-10T09:05:00Z');
  await lead.sends('invoke', () =>
    prompt.getByRole('button', { name: 'Update', exact: true }).nth(1).click(),
  );
  await photograph('update', lead, asked, said(await fillIn(lead)));
  await save(clients);
  await answerAll(york, secondWeek);
  const receipt = await lead.card('2 actions still need an update');
  await photograph('receipt', lead, asked, said(receipt));

  await york.livesUntil('2024-09-13T09:20:00Z');
  const rollUp = await executive.card('Roll-up: week of 9');
  const posted = '13 September, 10:00';
  await photograph('roll-up', executive, posted, said(rollUp));
  const post = executive.page.getByRole('group').filter({ has: rollUp });
  const [first, second] = [1, 2].map((place) => post.locator('.ac-adaptiveCard').nth(place));
  if (!first || !second) throw new Error('The roll-up has no detail.');
  await photograph('roll-up-thread', executive, posted, [...said(first), ...said(second)]);

  await lead.says('priority 2');
  await york.follows();
  const typed = lead.page.getByText('priority 2', { exact: true }).last().locator('xpath=../../..');
  const answer = await lead.card('2 Child Exploitation');
  const answered = '13 September, 10:05';
  const stamp = typed.locator('xpath=preceding::*[@aria-label="Message timestamp"][1]');
  await photograph('priority', lead, answered, [stamp, typed, ...said(answer)]);

  const found = await lead.searches('priority', 'words', 'launch');
  const box = found.getByPlaceholder('Enter a search term').locator('xpath=..');
  const last = found.getByText(/^4\.1 Launch/).locator('xpath=../..');
  await photograph('search', lead, answered, [box, last]);
}

/** What the bot said: the card, the name above it and the picture beside it. */
const said = (card: Locator): readonly Locator[] => [
  card,
  card.locator('xpath=preceding::*[text()="Waymark"][1]'),
  card.locator('xpath=preceding::*[@role="img" and @aria-label="Waymark"][1]'),
];

/** Red, with what is needed of the Executive: it was amber, so that is asked already. */
async function fillIn(lead: PlaygroundWindow): Promise<Locator> {
  const form = await lead.card('What has been done since last time?');
  // Before anything is typed: the client draws the card anew, without it.
  await lead.page.getByRole('button', { name: 'Dismiss Invoke Message' }).last().click();
  await form.getByRole('radio', { name: /Red/ }).click();
  const sentence = 'The venue and the speaker for the launch are both lost; no new date yet.';
  await lead.fill(form, 'What has been done since last time?', sentence);
  await form.getByRole('radio', { name: 'A decision' }).click();
  const ask = 'Move the launch to November, or launch online in October.';
  await lead.fill(form, 'What exactly?', ask);
  await lead.fill(form, 'By when?', '2024-09-20');
  return form;
}

async function save({ lead, york }: Clients): Promise<void> {
  await lead.press(await lead.card('What exactly?'), 'Save');
  await york.follows();
}

async function answerAll(york: PlaygroundWorld, week: Week): Promise<void> {
  for (const [person, updates] of week) {
    for (const [place, update] of updates.entries()) {
      const from = { workspaceId: york.workspaceId, userId: guidOf(person) };
      const eventId = `${york.now().toISOString()} ${person} ${place}`;
      const text = `update ${update}`;
      const reply = await handle(
        york.workings,
        { kind: 'command', name: 'progress', text, from, eventId },
        york.now(),
      );
      const said = reply.kind === 'card' || reply.kind === 'replace' ? reply.card.fallback : '';
      if (!said.includes('Thank you'))
        throw new Error(`${person}, ${update}: ${reply.kind} ${said}`);
    }
  }
  await york.follows();
}
