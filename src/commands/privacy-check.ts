import { ConfigError } from '../core/errors.ts';
import { findBlocked } from '../core/privacy-find.ts';
import { blockKindNames } from '../core/privacy-finding.ts';
import { counted } from '../messages/counted.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { readInput } from './read-input.ts';
import { sayNo } from './say-no.ts';
import { printJson, type Terminal } from './terminal.ts';

/** Says what in a text the bot would refuse, by kind and place, and never shows the text. Needs no database. */
export async function privacyCheck(
  terminal: Terminal,
  file: string | undefined,
  { json }: { readonly json?: boolean },
): Promise<ExitCode> {
  const isStandardInput = file === undefined || file === '-';
  const text = decoded(await (isStandardInput ? terminal.read() : readInput(file)));
  const findings = findBlocked(text);
  const said = summary(findings.length);
  if (json && findings.length > 0) return sayNo(terminal, json, said, { findings });
  if (json) {
    printJson(terminal, { ok: true, findings });
  } else {
    for (const { kind, line, column } of findings) {
      terminal.print(
        `Line ${line}, column ${column}: looks like ${blockKindNames[kind]} (${kind}).`,
      );
    }
    terminal.print(said);
  }
  return findings.length > 0 ? exitCodes.no : exitCodes.done;
}

function summary(found: number): string {
  if (found === 0) return 'Nothing was found that would be refused.';
  return `${counted(found, 'finding')}. The bot would refuse this text: take out what is named here.`;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ConfigError(
      'This is not text in UTF-8. Save it as plain text in UTF-8, and check that.',
      { cause: error },
    );
  }
}
