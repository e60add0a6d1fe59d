import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Activity } from '../../src/teams/activity.ts';
import { type Taken, teamsEndpoint } from '../../src/teams/endpoint.ts';
import { type Gate, openGate } from '../../src/teams/gate.ts';
import type { TeamsConfig } from '../../src/teams-config.ts';
import { createWeb } from '../../src/web/web.ts';
import { type RawAnswer, rawRequest } from './http-raw.ts';
import { keptLog } from './kept-log.ts';
import { teamsAppId } from './teams-keys.ts';

export const teamsTenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

export interface TeamsDoor {
  readonly gate: Gate;
  /** Of the connector: it is among the hosts that may be called. */
  readonly serviceUrl: string;
  /** What went on behind the door since it was last emptied: 'took', 'token' and 'connector', in order. */
  readonly behind: string[];
  readonly log: string[];
  send(headers: Readonly<Record<string, string>>, body: string | undefined): Promise<RawAnswer>;
  request(method: string): Promise<RawAnswer>;
  end(): Promise<void>;
}

export interface DoorChanges {
  readonly openIdMetadataUrl: string;
  readonly app?: TeamsConfig['app'];
  readonly now?: () => Date;
  readonly take?: (activity: Activity) => Promise<Taken>;
}

/** The real endpoint with the real gate, on the web server that all share; whoever comes through is answered by way of a connector that counts. */
export async function teamsDoor({
  openIdMetadataUrl,
  app = { id: teamsAppId, password: 'abc8Q~not-a-real-secret' },
  now = () => new Date(),
  take,
}: DoorChanges): Promise<TeamsDoor> {
  const behind: string[] = [];
  const log: string[] = [];
  const connector = createServer((socket) => {
    behind.push('connector');
    socket.destroy();
  });
  connector.listen(0, '127.0.0.1');
  await once(connector, 'listening');
  const host = `127.0.0.1:${(connector.address() as AddressInfo).port}`;
  const serviceHosts = ['smba.trafficmanager.net', host];
  const config = { app, tenantIds: [teamsTenant], serviceHosts, openIdMetadataUrl };
  const gate = await openGate({ config, now, log: keptLog(log) });
  const answer = async ({ serviceUrl }: Activity): Promise<Taken> => {
    behind.push('took', 'token');
    await fetch(serviceUrl).catch(() => undefined);
    return { status: 200 };
  };
  const web = createWeb({ ready: async () => ({ ok: true, why: [] }) });
  web.app.use(teamsEndpoint({ gate, take: take ?? answer, log: keptLog(log) }));
  const listening = await web.listen({ host: '127.0.0.1', port: 0 });
  const address = `${listening.url}/api/messages`;

  return {
    gate,
    serviceUrl: `https://${host}/emea/`,
    behind,
    log,
    send: (headers, body) =>
      rawRequest(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body }),
      }),
    request: (method) => rawRequest(address, { method }),
    async end() {
      await listening.close();
      connector.close();
      await once(connector, 'close');
    },
  };
}

/** A message as somebody writes it to the bot. */
export const activityAt = (
  serviceUrl: string,
  changes: Readonly<Record<string, unknown>> = {},
) => ({
  type: 'message',
  id: '1700000000000',
  channelId: 'msteams',
  serviceUrl,
  text: 'priority 2',
  from: { id: '29:alma', name: 'Alma', aadObjectId: '00000000-0000-4000-8000-000000000001' },
  recipient: { id: '28:waymark', name: 'Waymark' },
  conversation: { id: 'a:1', tenantId: teamsTenant, conversationType: 'personal' },
  channelData: { tenant: { id: teamsTenant } },
  ...changes,
});
