import { html } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { t } from '../texts/texts.js';

/** Says that nothing is kept at this address. */
class MissingPage extends KepuElement {
  render() {
    return html`
      <section class="empty">
        <h1>${t('missing.title')}</h1>
        <p>${t('missing.text')}</p>
        <a class="btn btn-primary" href="/">${t('missing.home')}</a>
      </section>`;
  }
}

customElements.define('missing-page', MissingPage);
