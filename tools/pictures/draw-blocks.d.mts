/** Blocks as HTML that looks as they do in Slack, with the classes of slack-blocks-to-jsx/dist/style.css. */
export function drawBlocks(blocks: readonly object[]): string;
