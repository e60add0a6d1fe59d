import { lineBack } from './sending.ts';

interface Listener {
  /** On the first line and on each after it: whatever was missed meanwhile has to be fetched. */
  readonly open: () => void;
  readonly lost: () => void;
  readonly changed: (conversation: string) => void;
}

/** The server's events, for as long as the page is open. The browser itself asks again when the line breaks. */
export function listen({ open, lost, changed }: Listener): void {
  const source = new EventSource('/local/api/events');
  source.addEventListener('open', () => {
    window.dispatchEvent(new Event(lineBack));
    open();
  });
  source.addEventListener('changed', (event: MessageEvent<string>) => {
    changed(JSON.parse(event.data).conversation);
  });
  source.addEventListener('error', () => {
    lost();
    // After an answer that is no stream, such as a 503, the browser gives up; the page does not.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => listen({ open, lost, changed }), 2_000);
    }
  });
}
