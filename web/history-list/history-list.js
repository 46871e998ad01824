import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { said, t } from '../texts/texts.js';
import { moment } from '../time/time.js';

/** What happened, oldest first, in the server's words. */
class HistoryList extends KepuElement {
  static properties = { items: { attribute: false } };

  render() {
    if (!this.items?.length) return nothing;
    return html`
      <ol class="history">
        ${this.items.map((item) => html`
          <li>
            <time datetime=${item.at}>${moment(item.at)}</time>
            <p>${said(item.text)}</p>
            ${item.reason ? html`<blockquote>${t('history.reason')}${item.reason}</blockquote>` : nothing}
          </li>`)}
      </ol>`;
  }
}

customElements.define('history-list', HistoryList);
