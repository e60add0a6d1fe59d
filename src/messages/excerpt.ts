// What people typed stays as typed in the database. In a line of a list it must not break the line, nor
// turn around the words after it: so white space becomes one space, and what opens a direction goes.
const directions = /[\u202A-\u202E\u2066-\u2069]/g;
// One plain space between words stays as it is: most texts then need no rewriting.
const breaks = /(?! [^\s\p{Cc}])[\s\p{Cc}]+/gu;
const letters = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** Text as one line of at most `most` characters (UTF-16 units); what is cut ends in "…", never inside a letter. */
export function excerpt(text: string, most: number): string {
  // A few times the length is enough to look at, however long the text.
  const line = text
    .slice(0, most * 4)
    .replace(directions, '')
    .replace(breaks, ' ')
    .trim();
  if (line.length <= most && text.length <= most * 4) return line;
  const cut = letters.segment(line).containing(most - 1)?.index ?? line.length;
  return `${line.slice(0, cut).trimEnd()}…`;
}

/** An excerpt that is cut after a whole word, unless that would leave less than half of what is allowed. */
export function titleExcerpt(text: string, most: number): string {
  const cut = excerpt(text, most);
  if (!cut.endsWith('…')) return cut;
  const kept = cut.slice(0, -1);
  // Two more: the space after a whole word is seen only where a letter follows it.
  const next = excerpt(text, most + 2).charAt(kept.length);
  const end = kept.lastIndexOf(' ');
  if (next === ' ' || next === '…' || end * 2 < most) return cut;
  return `${kept.slice(0, end)}…`;
}

/** An excerpt that more words will follow: without its own full stop. */
export function clause(text: string, most: number): string {
  return excerpt(text, most)
    .replace(/[;,:\s]+$/, '')
    .replace(/(?<!\.)\.$/, '');
}

/** An excerpt that begins and ends as a sentence does; what is stored stays as typed. */
export function sentence(text: string, most: number): string {
  return asSentence(excerpt(text, most));
}

/** All of it, beginning and ending as a sentence does. */
export function asSentence(text: string): string {
  return ended(capitalised(text));
}

export function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('en-GB'));
}

/** With a full stop, unless it ends as a sentence does already. */
export function ended(line: string): string {
  return line === '' || /[.!?…]["'”’)]*$/.test(line) ? line : `${line}.`;
}
