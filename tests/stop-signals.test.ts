import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const module = new URL('../src/stop-signals.ts', import.meta.url).href;
const program = `
  import { untilToldToStop } from '${module}';
  const stopping = untilToldToStop(() => console.log('orphaned'));
  const alive = setInterval(() => undefined, 1_000);
  console.log('ready');
  await stopping;
  clearInterval(alive);
  console.log('stopped');
`;

it('whoever started it being gone is said, and stops it', async () => {
  const started = '"$0" --import "$1" --input-type=module --eval "$2" & wait';
  const shell = spawn('sh', ['-c', started, process.execPath, tsx, program], { stdio: 'pipe' });
  const said: string[] = [];
  const first = once(shell.stdout, 'data');
  shell.stdout.setEncoding('utf8').on('data', (line) => said.push(line));
  await first;

  shell.kill('SIGKILL');
  await once(shell.stdout, 'close');

  expect(said.join('')).toBe('ready\norphaned\nstopped\n');
});
