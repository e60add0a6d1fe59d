/** Nearly all text has none of these. */
const needsCare = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

const controlPictures = 0x2400;
const deletePicture = '\u2421';
const replacement = '\ufffd';

/** What opens a stretch of text with its own direction, and what closes it (Unicode Standard Annex 9, 2.1 to 2.5). */
const closerOf = new Map([
  ['\u202a', '\u202c'],
  ['\u202b', '\u202c'],
  ['\u202d', '\u202c'],
  ['\u202e', '\u202c'],
  ['\u2066', '\u2069'],
  ['\u2067', '\u2069'],
  ['\u2068', '\u2069'],
]);

/**
 * The text as it can be shown anywhere: controls, which a terminal would obey, become their pictures
 * (ESC is shown as one sign), and a direction that the text opens ends with the text, so that it cannot
 * turn around what follows. Line feeds and tabs stay; a carriage return is a line feed.
 */
export function shownText(text: string): string {
  if (!needsCare.test(text)) return text;
  const visible = text.replace(/\r\n?/g, '\n').replace(/\p{Cc}/gu, picture);
  return visible + openDirections(visible);
}

/** Slack refuses a whole message for one text without a sign in it, and Teams shows a button without a name. */
export const notBlank = (text: string): string => (text.trim() === '' ? '…' : text);

function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (control === '\n' || control === '\t') return control;
  if (code === 0x7f) return deletePicture;
  return code < 0x20 ? String.fromCharCode(controlPictures + code) : replacement;
}

function openDirections(text: string): string {
  const awaited: string[] = [];
  for (const [sign] of text.matchAll(/[\u202a-\u202e\u2066-\u2069]/g)) {
    const closer = closerOf.get(sign);
    if (closer) awaited.push(closer);
    else closeOne(awaited, sign);
  }
  return awaited.reverse().join('');
}

/** An isolate's end closes what was opened inside it as well; an embedding's end never reaches out of an isolate. */
function closeOne(awaited: string[], closer: string): void {
  if (closer === '\u2069' && awaited.includes(closer)) {
    awaited.length = awaited.lastIndexOf(closer);
  } else if (awaited.at(-1) === closer) {
    awaited.pop();
  }
}

/** The address of a link in full, or undefined for anything but http and https. */
export function webAddress(link: string): string | undefined {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : undefined;
}

/** A mark and its word, and a day and its month, stay on one line: on a phone they would often be parted. */
export const unbroken = (text: string): string => text.replace(partable, '\u00a0');

const partable =
  /(?<=[●▲■○✓◇▷‖✕–↗→↘]) (?=\S)|(?<=\b\d\d?) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/gu;
