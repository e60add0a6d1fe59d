/** Those of HTML's names that Teams' editor gives, or that could stand between the digits of a number. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  zwnj: '\u200c',
  zwj: '\u200d',
  shy: '\u00ad',
  ndash: '\u2013',
  mdash: '\u2014',
  minus: '\u2212',
};

const mostCodePoint = 0x10_ff_ff;

/** The text with the signs that are written as HTML writes them ("&lt;", "&#160;") plain. Each is read once; a name of no sign stays as it is. */
export const plainSigns = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi,
    (whole, decimal?: string, hex?: string, name = '') => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
      if (code > 0 && code <= mostCodePoint) return String.fromCodePoint(code);
      return named[name.toLowerCase()] ?? whole;
    },
  );
