/** Text made ready for searching. */
export type Normalised = {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where the character it came from begins in the original. */
  readonly at: readonly number[];
};

/** Characters that are not seen: zero-width spaces, joiners, soft hyphens, accents, emoji selectors. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Mn}\p{Me}]/u;
// U+2800 is a blank braille cell; it looks like a space.
const spaces = /[\p{Zs}\t\u2800]/u;
const dashes = /[\p{Pd}\u2212\u2043]/u;
const lineBreaks = /[\n\r\v\f\u0085\u2028\u2029]/u;
const decimalDigit = /\p{Nd}/u;

/**
 * One spelling for what looks the same: every space is " ", every dash "-", every line break "\n",
 * every decimal digit 0 to 9 (full-width too, by NFKC); what is not seen is dropped. The case stays.
 */
export function normalise(text: string): Normalised {
  const parts: string[] = [];
  const at: number[] = [];
  let position = 0;
  for (const character of text) {
    const plain = isPlain(character) ? character : rewrite(character);
    parts.push(plain);
    for (let unit = 0; unit < plain.length; unit += 1) at.push(position);
    position += character.length;
  }
  return { text: parts.join(''), at };
}

/** Printable ASCII and the newline stay as they are; a fast way, since nearly all text is that. */
function isPlain(character: string): boolean {
  return character === '\n' || (character >= ' ' && character <= '~');
}

function rewrite(character: string): string {
  if (lineBreaks.test(character)) return '\n';
  return [...character.normalize('NFKC')].map(rewriteOne).join('');
}

function rewriteOne(character: string): string {
  if (unseen.test(character)) return '';
  if (spaces.test(character)) return ' ';
  if (dashes.test(character)) return '-';
  if (decimalDigit.test(character)) return asciiDigit(character);
  return character;
}

/** Unicode lists the ten digits of a script in order and side by side, so the zero is found by stepping down. */
function asciiDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let below = 0;
  while (below < 9 && decimalDigit.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below);
}
