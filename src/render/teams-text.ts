import { excerpt, titleExcerpt } from '../messages/excerpt.ts';
import { notBlank, shownText, unbroken } from './shown-text.ts';

/** One line of at most so many characters, for the places that show it as it is: never empty. */
export const lineOf = (text: string, most: number): string =>
  notBlank(shownText(excerpt(text, most)));

/** The same as a heading, which is cut after a whole word. */
export const titleOf = (text: string, most: number): string =>
  notBlank(unbroken(titleExcerpt(text, most)));
