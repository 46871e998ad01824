import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { t } from '../texts/texts.js';
import '../problem-note/problem-note.js';

/** The foot of a growing list: waiting, failed, more, or that this was all. */
class LoadMore extends KepuElement {
  static properties = { list: { attribute: false }, count: { type: Number }, waiting: { type: Boolean } };

  render() {
    const { list } = this;
    if (list.problem) return html`<problem-note .problem=${list.problem} @again=${() => list.more()}></problem-note>`;
    if (list.waiting) return html`<p class="visually-hidden" role="status">${t('list.waiting')}</p>
      ${[1, 2, 3].map(() => html`<div class="skeleton" aria-hidden="true"></div>`)}`;
    if (list.next) return html`<p class="more"><button type="button" class="btn btn-quiet" @click=${() => list.more()}>${t('list.more')}</button></p>`;
    return list.items.length ? html`<p class="more end" role="status">${t('list.end', { count: list.items.length })}</p>` : nothing;
  }
}

customElements.define('load-more', LoadMore);
