import { InstallProvider, type Installation as SlackInstallation } from '@slack/oauth';
import type { Express, Request, Response } from 'express';
import { faultOf } from '../app/fault-of.ts';
import type { Log } from '../app/log.ts';
import type { Installation, Installations, NewInstallation } from '../app/store-installations.ts';
import type { Card } from '../messages/card.ts';
import { notInstalled, onlyInstalledCard } from '../messages/installed.ts';
import { htmlPageOf } from '../render/html-page.ts';
import { whyNot, whyNotInstallable } from './not-installable.ts';
import { slackScopes } from './scopes.ts';
import { silentLogger } from './silent-logger.ts';
import { clientOptions } from './slack-client.ts';

export interface InstallOptions {
  /** The shared app: `/slack/install` and `/slack/oauth_redirect` are added to it. */
  readonly app: Express;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly apiUrl?: string | undefined;
  /** What the bot's own address starts with; absent where Slack is to take the one that the app names. */
  readonly publicUrl: string | undefined;
  readonly installations: Installations;
  /** Once it is stored: what whoever installed it reads. */
  readonly installed: (installation: Installation) => Promise<Card>;
  readonly now: () => Date;
  readonly log: Log;
}

/** Slack's way of installing an app by OAuth, with a state that is signed, ten minutes old at the most, and of the same browser. */
export function addInstallPages(options: InstallOptions): void {
  const { app, publicUrl, installations, log } = options;
  const stored = new WeakMap<SlackInstallation, Installation>();
  const installer = installerOf(options, async (installation) => {
    stored.set(installation, await installations.install(installable(installation, options.now())));
  });
  const url = {
    scopes: [...slackScopes],
    ...(publicUrl === undefined ? {} : { redirectUri: `${publicUrl}/slack/oauth_redirect` }),
  };
  const page = (response: Response, status: number, card: Card) =>
    response.status(status).type('html').send(htmlPageOf(card));

  app.get('/slack/install', (request: Request, response: Response) =>
    installer.handleInstallPath(request, response, undefined, url),
  );
  app.get('/slack/oauth_redirect', (request: Request, response: Response) =>
    installer.handleCallback(request, response, {
      successAsync: async (installation) => {
        const done = stored.get(installation);
        if (!done) throw new Error('It was not stored.');
        log.info({ workspace: done.workspaceId, team: done.externalId }, 'Installed in Slack.');
        page(response, 200, await whatComesNext(options, done));
      },
      failure: (error) => {
        const { why, status } = whyNot(error);
        log.warn({ why, error: faultOf(error) }, 'Slack did not install the bot.');
        page(response, status, notInstalled(why));
      },
    }),
  );
}

/** Its token is stored by now: whatever fails from here on, it is installed. */
async function whatComesNext(
  { installed, log }: InstallOptions,
  installation: Installation,
): Promise<Card> {
  try {
    return await installed(installation);
  } catch (error) {
    const { workspaceId: workspace } = installation;
    log.warn({ workspace, error: faultOf(error) }, 'What follows an installation failed.');
    return onlyInstalledCard(installation);
  }
}

function installerOf(
  { clientId, clientSecret, stateSecret, apiUrl }: InstallOptions,
  storeInstallation: (installation: SlackInstallation) => Promise<void>,
): InstallProvider {
  return new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    logger: silentLogger,
    directInstall: true,
    clientOptions: clientOptions(apiUrl),
    ...(apiUrl === undefined
      ? {}
      : { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
    installationStore: {
      storeInstallation,
      // Bolt would ask for it at each event; the bot knows its teams by itself.
      fetchInstallation: () => Promise.reject(new Error('Not asked for.')),
    },
  });
}

/** Throws NotInstallable where the bot cannot work with it. */
function installable(installation: SlackInstallation, installedAt: Date): NewInstallation {
  const { team, bot } = installation;
  if (!team || !bot) throw whyNotInstallable('organisation');
  if (bot.refreshToken !== undefined) throw whyNotInstallable('rotation');
  return {
    externalId: team.id,
    name: team.name ?? team.id,
    token: bot.token,
    installedAt,
  };
}
