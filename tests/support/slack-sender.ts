import { createHmac, randomUUID } from 'node:crypto';

export const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';

export interface Sent {
  readonly status: number;
  /** What the acknowledgement says: undefined where it is empty. */
  readonly said: unknown;
}

/** Changes what is sent after it is signed, or how it is signed. */
export interface Signing {
  readonly secret?: string;
  readonly atSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends what Slack would, signed as Slack signs (docs.slack.dev/authentication/verifying-requests-from-slack). */
export async function sendSigned(
  url: string,
  body: string,
  type: 'application/json' | 'application/x-www-form-urlencoded',
  {
    secret = signingSecret,
    atSeconds = Math.floor(Date.now() / 1_000),
    headers = {},
  }: Signing = {},
): Promise<Sent> {
  const signature = createHmac('sha256', secret).update(`v0:${atSeconds}:${body}`).digest('hex');
  const response = await fetch(`${url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(atSeconds),
      'x-slack-signature': `v0=${signature}`,
      ...headers,
    },
    body,
  });
  const text = await response.text();
  return { status: response.status, said: readSaid(text) };
}

export const asForm = (fields: Readonly<Record<string, string>>): string =>
  new URLSearchParams(fields).toString();

/** Interactive payloads are JSON in one field of a form. */
export const asInteraction = (payload: object): string =>
  asForm({ payload: JSON.stringify(payload) });

export const eventOf = (teamId: string, event: object, eventId = `Ev${randomUUID()}`): string =>
  JSON.stringify({ type: 'event_callback', team_id: teamId, event_id: eventId, event });

function readSaid(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
