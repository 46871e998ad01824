import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { t } from '../texts/texts.js';

/** How many places a channel has and how many are taken. Tells "places" with a new number. */
class BoardPlaces extends KepuElement {
  static properties = { board: { attribute: false }, editable: { type: Boolean } };

  #send = (event) => {
    event.preventDefault();
    this.tell('places', Number(new FormData(event.target).get('places')));
  };

  render() {
    const { channel, places, taken } = this.board;
    return html`
      <section class="sheet places" aria-label=${t('board.places')}>
        <h2>${channel.name}</h2>
        <p class="big" id="places"><b>${taken}</b> / ${places} <span>${t('board.left', { left: Math.max(0, places - taken) })}</span></p>
        <meter min="0" max=${Math.max(places, 1)} value=${taken} aria-label=${t('board.places')}></meter>
        ${this.editable ? html`
          <form class="inline" @submit=${this.#send}>
            <label for="set-places">${t('board.setPlaces')}</label>
            <input id="set-places" class="form-control" name="places" type="number" min="0" required .value=${String(places)}>
            <button class="btn btn-quiet">${t('board.set')}</button>
          </form>` : nothing}
      </section>`;
  }
}

customElements.define('board-places', BoardPlaces);
