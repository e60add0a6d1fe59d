import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  configFile,
  type PlaygroundConfig,
  type PlaygroundWishes,
  playgroundConfig,
} from './playground-config.ts';
import { type Json, openWire, type Wire } from './playground-wire.ts';

/**
 * Microsoft's test client for Teams, in a process of its own: it answers about 1 s after it is
 * started and takes 130 MB, and any number run side by side.
 *
 * Where it differs from Teams: it deletes nothing (501); a reply to an activity in a channel begins a
 * new post, unless ";messageid=" stands in the conversation's id; text together with a card is two
 * messages, and comes back without an id (202); a targeted message is shown to all; a person is found
 * by their id alone, never by the Entra one; no size is too big below 100 KB; a card's `refresh` is left alone.
 */
export interface Playground extends PlaygroundConfig {
  /** Where a browser opens it. */
  readonly url: string;
  /** What activities name as their service URL, on loopback. */
  readonly serviceUrl: string;
  /** The conversation of the one who sits at the client with the bot. */
  readonly personalChatId: string;
  /** A chat of all six people and the bot. */
  readonly groupChatId: string;
  readonly wire: Wire;
  readonly pid: number;
  /** Its own API: GET where there is no body; an error that says why, where it refuses. */
  call(path: string, body?: object): Promise<Json>;
  /** From now on activities go to this address. */
  reaches(botUrl: string): void;
  /** Ends its process and removes its folder. */
  end(): Promise<void>;
}

export interface PlaygroundStart {
  /** Where the bot takes activities, such as http://127.0.0.1:3978/api/messages; or say it later by `reaches`. */
  readonly botUrl?: string;
  readonly config?: PlaygroundWishes;
}

interface Chat {
  readonly id: string;
}

const require = createRequire(import.meta.url);
const cli = require.resolve('@microsoft/m365agentsplayground/cli.js');
const preload = fileURLToPath(new URL('./playground-preload.cjs', import.meta.url));

export async function startPlayground(start: PlaygroundStart = {}): Promise<Playground> {
  const config = playgroundConfig(start.config);
  const folder = await mkdtemp(join(tmpdir(), 'waymark-playground-'));
  await writeFile(join(folder, '.m365agentsplayground.yml'), configFile(config));
  const wire = await openWire();
  const child = startProcess(folder, wire);
  const end = async () => {
    await endProcess(child);
    await wire.end();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const url = `http://127.0.0.1:${await portOf(child)}`;
    const call = callsTo(url);
    wire.leadsTo(url);
    if (start.botUrl) wire.reaches(start.botUrl);
    const { config: there } = await call('/_internal/v1/testConfig');
    const { personalChat, groupChats } = there as Record<'personalChat', Chat> & {
      groupChats: readonly [Chat];
    };
    const { serviceUrl } = wire;
    const pid = child.pid ?? 0;
    return {
      ...config,
      url,
      serviceUrl,
      personalChatId: personalChat.id,
      groupChatId: groupChats[0].id,
      wire,
      pid,
      call,
      reaches: wire.reaches,
      end,
    };
  } catch (cause) {
    const said = await readFile(join(folder, 'devTools/m365agentsplayground.log'), 'utf8').catch(
      () => 'and left no log',
    );
    await end();
    throw new Error(`The playground did not start: ${said.trim()}`, { cause });
  }
}

function startProcess(folder: string, wire: Wire): ChildProcess {
  const options = ['-c', 'msteams', '-p', '0', '--disable-telemetry'];
  const addresses = ['-e', wire.botUrl, '--service-url', wire.serviceUrl];
  return spawn(process.execPath, ['--require', preload, cli, ...options, ...addresses], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', TEAMSAPPTESTER_BROWSER: 'none' },
    // Its input is kept open: it ends when that does.
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

/** The port that it says it listens on; it fails when the process ends before. */
async function portOf(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('the playground has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /^Listening on (\d+)$/.exec(line) ?? [];
    if (port !== undefined) return Number(port);
  }
  throw new Error('the playground ended');
}

const callsTo =
  (url: string): Playground['call'] =>
  async (path, body) => {
    const response = await fetch(
      url + path,
      body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
    );
    const said = await response.text();
    if (!response.ok) throw new Error(`The playground answered ${response.status}: ${said}`);
    return said === '' ? {} : (JSON.parse(said) as Json);
  };

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
