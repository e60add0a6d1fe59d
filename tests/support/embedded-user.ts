// A process of its own that uses the embedded server: `node --import tsx embedded-user.ts '<EmbeddedOptions>'`.
// It prints one line, what it got or why it was refused, and leaves when its standard input ends.
import { openEmbedded } from '../../src/db/embedded-server.ts';

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const server = await openEmbedded(JSON.parse(process.argv[2] ?? '{}'));
  say({ started: server.started, url: server.url });
  process.stdin.on('end', () => void server.release()).resume();
} catch (error) {
  say({ refused: error instanceof Error ? error.message : String(error) });
}
