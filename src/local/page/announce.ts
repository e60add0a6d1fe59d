import { make, part } from './dom.ts';

/** Of what was announced, as much stays for those who look for it. */
const kept = 4;

/** Says something to those who listen to the page, after whatever is being said. */
export function announce(text: string): void {
  const region = part('announcements');
  region.append(make('p', {}, text));
  while (region.childElementCount > kept) region.firstElementChild?.remove();
}

/** Shows, and says, that the server cannot be reached; undefined takes it away. */
export function showTrouble(text: string | undefined): void {
  const banner = part('trouble');
  if (banner.textContent === (text ?? '')) return;
  banner.textContent = text ?? '';
  banner.hidden = text === undefined;
}
