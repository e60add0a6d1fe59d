import type { WireOver } from '../wire.ts';
import { lineBack } from './sending.ts';

interface Listener {
  /** On the first line and on each after it: whatever was missed meanwhile has to be fetched. */
  readonly open: () => void;
  readonly lost: () => void;
  readonly changed: (conversation: string) => void;
}

/** After an answer that is no stream, such as a 503, the browser gives up; the page does not. */
const againMs = 2_000;
/** A page that gave up its line to a newer one, and is still seen, takes its turn again after this. */
const turnMs = 30_000;

/**
 * The server's events while the page is seen. A page that is hidden or left gives its line up, since a
 * browser has only six connections to a host; shown again, it opens one anew.
 */
export function listen(listener: Listener): void {
  let source: EventSource | undefined;
  let waiting: number | undefined;

  function open(): void {
    window.clearTimeout(waiting);
    if (source || document.visibilityState !== 'visible') return;
    source = sourceFor(listener, (wait) => {
      close();
      waiting = window.setTimeout(open, wait);
    });
  }

  function close(): void {
    window.clearTimeout(waiting);
    source?.close();
    source = undefined;
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') open();
    else close();
  });
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  window.addEventListener('focus', open);
  open();
}

/** One line. `over` is called when it will not come back by itself, with how long to wait before another. */
function sourceFor(listener: Listener, over: (waitMs: number) => void): EventSource {
  const source = new EventSource('/local/api/events');
  source.addEventListener('open', () => {
    window.dispatchEvent(new Event(lineBack));
    listener.open();
  });
  source.addEventListener('changed', (event: MessageEvent<string>) => {
    listener.changed(JSON.parse(event.data).conversation);
  });
  source.addEventListener('over', (event: MessageEvent<string>) => {
    const { why }: WireOver = JSON.parse(event.data);
    over(why === 'crowded' ? turnMs : 0);
  });
  source.addEventListener('error', () => {
    listener.lost();
    if (source.readyState === EventSource.CLOSED) over(againMs);
  });
  return source;
}
