import { z } from 'zod';
import type { Handle, Reply } from '../app/intent.ts';
import type { Form } from '../messages/form.ts';
import { teamsCardOf } from '../render/teams-card.ts';
import { teamsFormOf } from '../render/teams-form.ts';
import { teamsAttachmentOf } from '../render/teams-message.ts';
import { readSubmitted } from '../render/teams-submitted.ts';
import type { Activity } from './activity.ts';
import type { Asked } from './asked.ts';
import { digestOfActivity } from './event-id.ts';
import type { InvokeAnswer } from './invoke-answer.ts';
import { writeRef } from './message-ref.ts';
import { intentOf } from './take-action.ts';

/** Teams: characters of a dialog's title (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards). */
const longestTitle = 60;

const sent = z.object({ data: z.unknown().optional() });

/** A form is opened in a window of its own, with what was typed in the card so far. */
export async function takeFetch(
  handle: Handle,
  activity: Activity,
  { from }: Asked,
): Promise<InvokeAnswer | undefined> {
  const submitted = submittedIn(activity);
  if (submitted?.state === undefined) return undefined;
  const { state, values } = submitted;
  const eventId = `change:${digestOfActivity(activity)}`;
  const reply = await handle({ kind: 'change', state, values, eventId, from });
  return inWindow(reply, activity.replyToId);
}

/** The form in the window was sent: it stays open while something is wrong with it. */
export async function takeSubmit(
  handle: Handle,
  activity: Activity,
  asked: Asked,
): Promise<InvokeAnswer | undefined> {
  const submitted = submittedIn(activity);
  const verb = submitted?.press === undefined ? 'submit' : 'press';
  const on = activity.replyToId ?? submitted?.on;
  const intent = intentOf(verb, submitted, activity, { ...asked, ...onMessage(asked, on) });
  return intent && inWindow(await handle(intent), on);
}

/** In the conversation in which it is sent: what a client says of it can name no other. */
const onMessage = ({ conversationId }: Asked, activityId: string | undefined) =>
  activityId === undefined ? {} : { onMessage: writeRef({ conversationId, activityId }) };

const submittedIn = ({ value }: Activity) => readSubmitted(sent.safeParse(value).data?.data);

function inWindow(reply: Reply, on: string | undefined): InvokeAnswer {
  switch (reply.kind) {
    case 'form':
    case 'invalid':
      return goesOn(reply.form.title, formAttachment(reply.form, on));
    case 'replace':
      return closes(reply.card.fallback);
    case 'card':
      // An answer that is no answer: the window stays, with what was typed.
      if (reply.failed) return { status: 500 };
      return goesOn(reply.card.title, teamsAttachmentOf(teamsCardOf(reply.card)));
    default:
      return { status: 200 };
  }
}

const formAttachment = (form: Form, on: string | undefined) =>
  teamsAttachmentOf(teamsFormOf(form, { inDialog: true, on }));

const goesOn = (title: string, card: object): InvokeAnswer => ({
  status: 200,
  body: {
    task: {
      type: 'continue',
      value: { title: title.slice(0, longestTitle), height: 'large', width: 'medium', card },
    },
  },
});

/** It says so, and closes. */
const closes = (value: string): InvokeAnswer => ({
  status: 200,
  body: { task: { type: 'message', value } },
});
