import { part } from './dom.ts';

/** Says something to those who listen to the page; the newest replaces what was not yet said. */
export function announce(text: string): void {
  const region = part('announcements');
  // The same words twice are news twice.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

/** Shows, and says, that the server cannot be reached; undefined takes it away. */
export function showTrouble(text: string | undefined): void {
  const banner = part('trouble');
  if (banner.textContent === (text ?? '')) return;
  banner.textContent = text ?? '';
  banner.hidden = text === undefined;
}
