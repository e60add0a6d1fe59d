import { faultOf } from '../app/fault-of.ts';
import type { Handle } from '../app/intent.ts';
import type { Log } from '../app/log.ts';
import type { Activity } from './activity.ts';
import { answer, type Drawn } from './answer.ts';
import { type Asked, askedOf } from './asked.ts';
import type { Delivering } from './deliver.ts';
import type { InvokeAnswer } from './invoke-answer.ts';
import { takeAction } from './take-action.ts';
import { takeFetch, takeSubmit } from './take-dialog.ts';
import { takeMessage } from './take-message.ts';
import { type Change, takePresence } from './take-presence.ts';
import { takeSearch } from './take-search.ts';

export interface ReceiveOptions {
  readonly delivering: Delivering;
  readonly handle: Handle;
  /** Our id of the tenant that it came from; undefined where none is served. */
  readonly workspaceOf: (activity: Activity) => string | undefined;
  readonly changed: (asked: Asked, change: Change) => Promise<void>;
  /** Whether Teams shows a message to one person of a channel. */
  readonly canTarget: boolean;
  readonly now: () => Date;
  readonly log: Log;
  /** Keeps what goes on after the answer, so that stopping can wait for it. */
  readonly afterwards: (work: () => Promise<void>) => void;
}

export type Take = (activity: Activity) => Promise<InvokeAnswer>;

/** What Teams is told that it sent for nothing: it knows no such thing here. */
const unknown: InvokeAnswer = { status: 501 };
const taken: InvokeAnswer = { status: 200 };

/** What Teams sent, once it is certain that Teams sent it: handled, and answered. Throws where nothing could be stored. */
export function receive(options: ReceiveOptions): Take {
  const { delivering, handle, workspaceOf, changed, canTarget, now, log, afterwards } = options;

  const say = (asked: Asked, drawn: Drawn | undefined): void => {
    if (drawn) afterwards(() => answer(delivering, asked, drawn, { canTarget }));
  };

  async function notePresence(activity: Activity, asked: Asked): Promise<void> {
    const change = await takePresence(delivering.conversations, activity, asked, now());
    if (change) afterwards(() => changed(asked, change));
  }

  async function invoked(activity: Activity, asked: Asked): Promise<InvokeAnswer> {
    switch (activity.name) {
      case 'adaptiveCard/action': {
        const acted = await takeAction(handle, activity, asked);
        say(asked, acted?.besides);
        return acted?.answer ?? unknown;
      }
      case 'task/fetch':
        return (await takeFetch(handle, activity, asked)) ?? unknown;
      case 'task/submit':
        return (await takeSubmit(handle, activity, asked)) ?? unknown;
      case 'composeExtension/query':
        return (await takeSearch(handle, activity, asked)) ?? unknown;
      default:
        return unknown;
    }
  }

  return async (activity) => {
    const workspaceId = workspaceOf(activity);
    if (workspaceId === undefined) return { status: 403 };
    const asked = askedOf(activity, workspaceId);
    const presence = notePresence(activity, asked);
    if (activity.type !== 'invoke' && activity.type !== 'message') {
      await presence;
      return taken;
    }
    // What a person did is answered whether or not that can be kept: it comes again with whatever they do next.
    presence.catch((error: unknown) => {
      const about = { workspace: workspaceId, error: faultOf(error) };
      log.warn(about, 'Where Teams can be written to cannot be kept now.');
    });
    if (activity.type === 'invoke') return invoked(activity, asked);
    say(asked, await takeMessage(handle, activity, asked));
    return taken;
  };
}
