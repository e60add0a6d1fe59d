import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message } from 'slack-blocks-to-jsx';

// By itself and untyped: React's types would bring names of the browser into every file.

/** @param {readonly object[]} blocks */
export function drawBlocks(blocks) {
  const props = { theme: 'light', withoutWrapper: true, name: 'Waymark', logo: '', blocks };
  return renderToStaticMarkup(createElement(Message, props));
}
