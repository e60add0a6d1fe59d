import { randomUUID } from 'node:crypto';
import type { Intent, Reply, Sender } from '../../src/app/intent.ts';
import type { LocalMessage, LocalStore } from '../../src/app/local-workspace.ts';
import type { Button, Card } from '../../src/messages/card.ts';
import type { Form, FormValues } from '../../src/messages/form.ts';
import { plainTextOf } from '../../src/render/plain-text.ts';

/** Somebody in the local workspace, and what they can do there. */
export interface Person {
  readonly userId: string;
  /** Who they are, for an intent that is sent as it is. */
  readonly from: Sender;
  command(typed: string): Promise<Reply>;
  says(text: string, attachments?: number): Promise<Reply>;
  /** Presses the first button with this label on a card or a form. */
  presses(shown: Card | Form, label: string, describes?: string): Promise<Reply>;
  /** Presses a button that means this, whether or not there is one. */
  pressesToken(press: string): Promise<Reply>;
  submits(form: Pick<Form, 'state' | 'groups'>, values: FormValues): Promise<Reply>;
  changes(form: Form, values: FormValues): Promise<Reply>;
  /** Sends an intent as it is, so that it can be sent twice. */
  sends(intent: Intent): Promise<Reply>;
  /** Their direct messages, oldest first, as they stand now. */
  messages(): Promise<readonly LocalMessage[]>;
  /** The same as plain text. */
  reads(): Promise<readonly string[]>;
  /** The newest direct message with such a title. */
  card(title: RegExp): Promise<Card>;
  /** The same person, typing and pressing in a channel. */
  inChannel(channelId: string): Person;
}

/** Somebody on the local workspace; `sends` handles an intent and delivers what it queued. */
export function livingPerson(
  localStore: LocalStore,
  sends: (intent: Intent) => Promise<Reply>,
  userId: string,
  channelId?: string,
): Person {
  const { workspaceId } = localStore;
  const from: Sender = { workspaceId, userId, ...(channelId ? { channelId } : {}) };
  const base = () => ({ from, eventId: randomUUID() });
  const messages = () => localStore.messages(`user:${userId}`, 100);
  const pressesToken = (press: string) => sends({ ...base(), kind: 'press', press });
  return {
    userId,
    from,
    sends,
    pressesToken,
    command: (typed) => {
      const [name = '', ...words] = typed.replace(/^\//, '').split(' ');
      return sends({ ...base(), kind: 'command', name, text: words.join(' ') });
    },
    says: (text, attachments = 0) => sends({ ...base(), kind: 'message', text, attachments }),
    presses: (shown, label, describes) => pressesToken(pressOf(shown, label, describes)),
    submits: (form, values) =>
      sends({
        ...base(),
        kind: 'submit',
        state: form.state,
        values: { ...filled(form), ...values },
      }),
    changes: (form, values) =>
      sends({
        ...base(),
        kind: 'change',
        state: form.state,
        values: { ...filled(form), ...values },
      }),
    messages,
    reads: async () => (await messages()).map(({ card }) => plainTextOf(card)),
    card: async (title) => {
      const found = (await messages()).filter(({ card }) => title.test(card.title)).at(-1);
      if (!found) throw new Error(`No message of ${userId} is titled ${title}`);
      return found.card;
    },
    inChannel: (id) => livingPerson(localStore, sends, userId, id),
  };
}

/** What the first button with this label means; fails where there is none. */
export function pressOf(shown: Card | Form, label: string, describes?: string): string {
  const found = buttonsOf(shown).find(
    (button) => button.label === label && (!describes || button.describes?.includes(describes)),
  );
  if (!found) throw new Error(`No button ${label} on "${shown.title}"`);
  return found.press;
}

/** The labels of every button on a card or a form, those in lists first. */
export function labelsOf(shown: Card | Form): string[] {
  return buttonsOf(shown).map(({ label }) => label);
}

/** What a form holds before anybody types. */
export function filled(form: Pick<Form, 'groups'>): FormValues {
  const fields = form.groups.flatMap((group) => group.fields);
  return Object.fromEntries(fields.map(({ name, value }) => [name, value ?? '']));
}

/** The errors of a form, by field. */
export function errorsOf(form: Form): Record<string, string> {
  const fields = form.groups.flatMap((group) => group.fields);
  return Object.fromEntries(fields.flatMap(({ name, error }) => (error ? [[name, error]] : [])));
}

function buttonsOf(shown: Card | Form): Button[] {
  const blocks = 'blocks' in shown ? shown.blocks : shown.above;
  const inLists = blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap((item) => (item.button ? [item.button] : [])) : [],
  );
  return [...inLists, ...shown.buttons];
}
