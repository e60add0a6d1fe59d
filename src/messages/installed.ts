import type { Card } from './card.ts';
import { andList } from './counted.ts';
import { text } from './parts.ts';
import { plainCard } from './trouble.ts';

/** To whoever installed Waymark in their workspace. `claimedBy`: the names of the partnerships that use it. */
export function installedCard({
  name,
  externalId,
  claimedBy,
}: {
  readonly name: string;
  readonly externalId: string;
  readonly claimedBy: readonly string[];
}): Card {
  const next =
    claimedBy.length === 0
      ? `No partnership uses this workspace yet, so Waymark shows nothing there. Whoever runs Waymark links it with "npx waymark workspace link ${externalId}".`
      : `It serves ${andList(claimedBy)} there, and sends what has waited. Type /progress help in Slack to see what it can do.`;
  return installedIn(name, next);
}

/** The same, where it could not be looked up who uses the workspace. */
export function onlyInstalledCard({
  name,
  externalId,
}: {
  readonly name: string;
  readonly externalId: string;
}): Card {
  return installedIn(
    name,
    `What comes next could not be looked up. Whoever runs Waymark sees with "npx waymark doctor" how things stand, and links this workspace with "npx waymark workspace link ${externalId}".`,
  );
}

function installedIn(name: string, next: string): Card {
  const title = `Waymark is installed in ${name}`;
  return { title, blocks: [text(next)], buttons: [], fallback: `${title}. ${next}` };
}

export type WhyNotInstalled = 'cancelled' | 'state' | 'organisation' | 'rotation' | 'failed';

const again = 'Open /slack/install again';

const reasons: Readonly<Record<WhyNotInstalled, string>> = {
  cancelled: `You cancelled it in Slack. ${again} when you are ready.`,
  state: `This page was opened more than ten minutes after the installation began, or in another browser. ${again}, and stay in this one.`,
  organisation: `It was to be installed in a whole organisation, and Waymark works in one workspace at a time. ${again}, and choose a workspace.`,
  rotation:
    'The app has token rotation turned on, which Waymark does not use. Make the app anew from what "npx waymark manifest slack" prints, and install that.',
  failed: `Slack or the database did not answer as it should. ${again} in a few minutes; if it fails again, look at the log.`,
};

/** To somebody whose installation did not go through. */
export function notInstalled(why: WhyNotInstalled): Card {
  return plainCard('Waymark was not installed', reasons[why]);
}
