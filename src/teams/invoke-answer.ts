import type { AdaptiveCard } from '../render/adaptive-json.ts';

/** An answer to an invoke: the status of the request, and its body. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: object;
}

// learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model: what an Action.Execute is answered with.

/** In the place of the card, for the one who pressed. */
export const cardAnswer = (card: AdaptiveCard): InvokeAnswer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
});

/** The card stays as it is. */
export const messageAnswer = (text: string): InvokeAnswer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
});

/** The card stays with what was typed, and the client says that it did not work. */
export const errorAnswer = (text: string): InvokeAnswer => ({
  status: 200,
  body: {
    statusCode: 500,
    type: 'application/vnd.microsoft.error',
    value: { code: 'NotDone', message: text },
  },
});
