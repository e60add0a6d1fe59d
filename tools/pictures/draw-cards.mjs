// Runs in a page that has loaded the library. By itself, since its names are the browser's.

/** @param {object} hostConfig */
export function drawCards(hostConfig) {
  const { AdaptiveCard, GlobalSettings, HostConfig } = globalThis.AdaptiveCards;
  GlobalSettings.allowMoreThanMaxActionsInOverflowMenu = true;
  for (const place of document.querySelectorAll('[data-card]')) {
    const card = new AdaptiveCard();
    card.hostConfig = new HostConfig(hostConfig);
    card.parse(JSON.parse(place.dataset.card));
    place.append(card.render());
    // As in Teams: a row of buttons goes on below.
    for (const row of place.querySelectorAll('.ac-actionSet')) {
      Object.assign(row.style, { flexWrap: 'wrap', rowGap: '8px' });
    }
    // A browser writes a day as its own system does; these people write it as here.
    for (const day of place.querySelectorAll('input[type="date"]')) {
      const shown = day.value === '' ? '' : new Date(day.value).toLocaleDateString('en-GB');
      Object.assign(day, { type: 'text', value: shown });
    }
    for (const area of place.querySelectorAll('textarea')) area.rows = 3;
  }
}
