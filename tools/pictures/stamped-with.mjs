/** In the page. @param {string} at */
export function stampedWith(at) {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (/^(\d\d\/\d\d, )?\d\d:\d\d$/.test(text.nodeValue ?? '')) text.nodeValue = at;
  }
}
