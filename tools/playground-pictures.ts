// npm run pictures
// Photographs the example in Microsoft's own test client, into docs/pictures/teams-*.webp. It needs Chromium, and takes two minutes.
import { writeFile } from 'node:fs/promises';
import { chromiumPath } from '../tests/support/browser.ts';
import { playgroundWindow } from '../tests/support/playground-browser.ts';
import { playgroundWorld } from '../tests/support/playground-world.ts';
import { examplePlan, withDatabase } from './pictures/living-example.ts';
import { photograph } from './pictures/photograph.ts';
import { periodIn } from './pictures/playground-period.ts';

const executablePath = chromiumPath();
if (!executablePath) throw new Error('Install Chromium first: apt-get install chromium');

/** Six of the example's people; a lead and an executive member sit at clients of their own. */
const people = [
  'detective-inspector',
  'director-children',
  'business-manager',
  'exploitation-coordinator',
  'chair-exploitation',
  'lead-fathers',
];
const atClients = ['detective-inspector', 'director-children'];

/** High enough for a thread, in CSS pixels, and pixels of the picture to one of those. */
const view = { height: 3600, sharpness: 1.35 };

await withDatabase(async (database) => {
  const plan = await examplePlan();
  const york = await playgroundWorld('cyscp', { plan, people, atClients, database });
  const [lead, executive] = await Promise.all(
    atClients.map((person) => playgroundWindow(york.clientOf(person), executablePath, view)),
  );
  try {
    if (!lead || !executive) throw new Error('Nobody sits at a client.');
    await periodIn({ york, lead, executive }, async (name, { page }, at, shown) => {
      const webp = await photograph(page, at, shown);
      await writeFile(new URL(`../docs/pictures/teams-${name}.webp`, import.meta.url), webp);
    });
  } finally {
    await lead?.close();
    await executive?.close();
    await york.end();
  }
});
