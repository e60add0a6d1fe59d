import type { AdaptiveCard } from '../../src/render/adaptive-json.ts';
import { teamsCardOf } from '../../src/render/teams-card.ts';
import { teamsFormOf } from '../../src/render/teams-form.ts';
import { type Picture, widths } from './picture.ts';
import type { Scenes } from './scenes.ts';

/** Said below each picture, so that nobody takes it for a photograph. */
const likeness = "A likeness of Teams: Waymark's own card, drawn by Microsoft's open library.";

/** Cards as a phone would show them, which Microsoft's test client is not. The page draws what is in `data-card`. */
export function teamsPicturesOf(scenes: Scenes): readonly Picture[] {
  const cards: Readonly<Record<string, AdaptiveCard>> = {
    prompt: teamsCardOf(scenes.prompt),
    form: teamsFormOf(scenes.form),
    'roll-up': teamsCardOf(scenes.rollUp),
  };
  return Object.entries(cards).map(([name, card]) => ({
    name: `${name}-phone`,
    width: 'phone',
    html: framed(card, widths.phone),
  }));
}

function framed(card: AdaptiveCard, width: number): string {
  const json = JSON.stringify(card).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<main class="teams" style="width:${width}px"><div class="message"><span class="avatar">W</span>
    <div class="said"><div class="who"><b>Waymark</b></div><div class="card" data-card="${json}"></div></div>
    </div><div class="likeness">${likeness}</div></main>`;
}
