import type { WireIntent, WireReply } from '../wire.ts';
import { makeButton, setBusy } from './dom.ts';
import type { Values } from './form-filling.ts';
import type { Panel } from './panel.ts';
import { newEventId, send } from './sending.ts';

export interface Person {
  readonly userId: string;
  readonly channelId?: string;
}

export type FormDoing =
  | { readonly kind: 'submit' | 'change'; readonly state: string; readonly values: Values }
  | { readonly kind: 'press'; readonly press: string };

export interface FormSender {
  readonly busy: () => boolean;
  /** The reply; undefined where there is none, and the panel says why. */
  send(doing: FormDoing, button?: HTMLElement): Promise<WireReply | undefined>;
  stop(): void;
}

/** Sends what is done in a form, and says in its panel what is in the way. */
export function formSender(from: Person, panel: Panel): FormSender {
  let stopping: AbortController | undefined;
  let attempt: { readonly doing: string; readonly eventId: string } | undefined;

  /** The same doing, tried again, is the same event. */
  function intentOf(doing: FormDoing): WireIntent {
    const same = JSON.stringify(doing);
    if (attempt?.doing !== same) attempt = { doing: same, eventId: newEventId() };
    return { ...from, ...doing, eventId: attempt.eventId };
  }

  function waiting(): void {
    panel.notice(
      'Not sent yet: the server cannot be reached. What you typed is kept, and is being sent again.',
      makeButton({}, () => stopping?.abort(), 'Stop trying'),
    );
  }

  return {
    busy: () => stopping !== undefined,
    async send(doing, button) {
      const mine = new AbortController();
      stopping?.abort();
      stopping = mine;
      panel.notice(undefined);
      if (button) setBusy(button, true);
      const sent = await send(intentOf(doing), { waiting, signal: mine.signal });
      if (button) setBusy(button, false);
      if (stopping !== mine) return undefined;
      stopping = undefined;
      panel.notice(sent.kind === 'refused' ? sent.why : undefined);
      if (mine.signal.aborted || sent.kind !== 'answer') return undefined;
      attempt = undefined;
      return sent.answer;
    },
    stop: () => stopping?.abort(),
  };
}
