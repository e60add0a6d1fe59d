/** A cell that begins so may be run as a formula; the wide forms are what some keyboards type. */
const formulaStart = /^[=+\-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]/u;

/** A number, date, time or share: a spreadsheet would keep its value and lose how it is written. */
const looksReckonable = /^[\d.,:/ \-+eE%\u00A3$\u20AC()]*\d[\d.,:/ \-+eE%\u00A3$\u20AC()]*$/;

const mark = "'";

/**
 * A leading apostrophe says "this is text", as it does when typed into a spreadsheet: no program runs or
 * reckons the cell. `unmarked` takes one off again, so every text survives.
 */
export function marked(text: string): string {
  const needsMark = text.startsWith(mark) || formulaStart.test(text) || looksReckonable.test(text);
  return needsMark ? mark + text : text;
}

export function unmarked(text: string): string {
  return text.startsWith(mark) ? text.slice(mark.length) : text;
}
