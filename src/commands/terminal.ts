import { buffer } from 'node:stream/consumers';

/** What a command reads from and writes to. */
export interface Terminal {
  /** The answer: one line or several on standard output. */
  print(text: string): void;
  /** A file as it is, on standard output. */
  write(bytes: Uint8Array): void;
  /** Errors and hints: standard error. */
  complain(text: string): void;
  /** Whether people see what is printed. */
  readonly isShown: boolean;
  /** Asks for a yes; absent where nobody is there to ask. */
  confirm?(question: string): Promise<boolean>;
  /** All of standard input. */
  read(): Promise<Uint8Array>;
}

/** The terminal of this process. A reader who has left, such as `head`, is no error. */
export function openTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', unlessLeft);
  const isAttended = process.stdin.isTTY === true && process.stderr.isTTY === true;
  return {
    print: (text) => void process.stdout.write(`${text}\n`),
    write: (bytes) => void process.stdout.write(bytes),
    complain: (text) => void process.stderr.write(`${text}\n`),
    isShown: process.stdout.isTTY === true,
    ...(isAttended ? { confirm } : {}),
    read: () => readAll(process.stdin),
  };
}

/** One value as indented JSON: every instant is a Date, and so has one spelling, ISO 8601 in UTC with milliseconds. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.print(JSON.stringify(value, undefined, 2));
}

function unlessLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
}

async function confirm(question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // End of input leaves the question without an answer, which is no yes.
  const left = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  const answer = await Promise.race([lines.question(`${question} [y/N] `), left]);
  lines.close();
  return /^y(?:es)?$/i.test(answer.trim());
}

async function readAll(stream: NodeJS.ReadStream): Promise<Uint8Array> {
  if (stream.isTTY) process.stderr.write('Type or paste the text, then press Ctrl-D.\n');
  return buffer(stream);
}
