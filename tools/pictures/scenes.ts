import { randomUUID } from 'node:crypto';
import type { Reply } from '../../src/app/intent.ts';
import type { Card } from '../../src/messages/card.ts';
import type { Form } from '../../src/messages/form.ts';
import type { Person } from '../../tests/support/living-person.ts';
import type { LivingPartnership } from '../../tests/support/living-workspace.ts';
import { firstWeek, secondWeek } from './answers.ts';

/** What is drawn, whatever the platform. */
export interface Scenes {
  /** Monday 9 September 2024, 9am: to the lead of Exploitation and Contextual Safeguarding. */
  readonly prompt: Card;
  /** Their form for one action, filled in. */
  readonly form: Form;
  /** The prompt once they have answered for two. */
  readonly receipt: Card;
  /** Friday 13 September 2024, 10am: in the Executive's channel. */
  readonly rollUp: Card;
  /** In its thread. */
  readonly details: readonly Card[];
  readonly leadHome: readonly Card[];
  readonly executiveHome: readonly Card[];
  /** What the lead asks then: /priority 2. */
  readonly priority: Card;
  /** A week later, where the channel takes no message: to the coordinator. */
  readonly trouble: Card;
}

/** Two weeks of the example, in which people answer as answers.ts says. Instants are the example's own. */
export async function scenesOf(york: LivingPartnership): Promise<Scenes> {
  await york.jumpTo('2024-09-02T08:20:00Z');
  await answerAll(york, firstWeek);
  await york.jumpTo('2024-09-09T08:20:00Z');
  const lead = york.as('detective-inspector');
  const asked = await newest(lead);
  const leadHome = await homeOf(lead);
  await york.jumpTo('2024-09-10T09:05:00Z');
  const form = await updateForm(lead, asked);
  await lead.submits(form, {});
  await answerAll(york, secondWeek);
  const receipt = await newest(lead);
  await york.jumpTo('2024-09-13T09:20:00Z');
  const [rollUp, ...details] = (await york.channel()).filter(isOfThatFriday);
  if (!rollUp) throw new Error('There is no roll-up.');
  return {
    prompt: asked,
    form,
    receipt,
    rollUp: rollUp.card,
    details: details.map(({ card }) => card),
    leadHome,
    executiveHome: await homeOf(york.as('director-children')),
    priority: cardIn(await lead.command('/priority 2')),
    trouble: await troubleOf(york),
  };
}

async function troubleOf(york: LivingPartnership): Promise<Card> {
  york.archivesChannel();
  await york.jumpTo('2024-09-20T09:20:00Z');
  return newest(york.as('business-manager'));
}

const isOfThatFriday = ({ postedAt }: { readonly postedAt: Date }): boolean =>
  postedAt.toISOString().startsWith('2024-09-13');

async function newest(person: Person): Promise<Card> {
  const message = (await person.messages()).at(-1);
  if (!message) throw new Error(`${person.userId} was told nothing.`);
  return message.card;
}

async function answerAll(
  york: LivingPartnership,
  answers: readonly (readonly [string, readonly string[]])[],
): Promise<void> {
  for (const [person, updates] of answers) {
    for (const update of updates) {
      const reply = await york.as(person).command(`/progress update ${update}`);
      const said = reply.kind === 'card' || reply.kind === 'replace' ? reply.card.fallback : '';
      if (!said.includes('Thank you'))
        throw new Error(`${person}, ${update}: ${reply.kind} ${said}`);
    }
  }
}

/** The form for 2.2 as somebody fills it in: red, with what is needed of the Executive. */
async function updateForm(lead: Person, asked: Card): Promise<Form> {
  const opened = formIn(await lead.presses(asked, 'Update', '2.2'));
  const red = formIn(await lead.changes(opened, { status: 'red' }));
  const filled = {
    status: 'red',
    sentence: 'The venue and the speaker for the launch are both lost; no new date yet.',
    askKind: 'decision',
  };
  const decision = formIn(await lead.changes(red, filled));
  return formIn(
    await lead.changes(decision, {
      ...filled,
      askText: 'Move the launch to November, or launch online in October.',
      askBy: '2024-09-20',
    }),
  );
}

function formIn(reply: Reply): Form {
  if (reply.kind === 'form' || reply.kind === 'invalid') return reply.form;
  throw new Error(`No form: ${JSON.stringify(reply)}`);
}

function cardIn(reply: Reply): Card {
  if (reply.kind === 'card') return reply.card;
  throw new Error(`No card: ${JSON.stringify(reply)}`);
}

async function homeOf(person: Person): Promise<readonly Card[]> {
  const reply = await person.sends({ kind: 'home', eventId: randomUUID(), from: person.from });
  if (reply.kind !== 'page') throw new Error(`No page: ${JSON.stringify(reply)}`);
  return reply.cards;
}
