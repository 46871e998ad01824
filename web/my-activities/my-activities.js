import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { PagedList } from '../load/pages.js';
import { t } from '../texts/texts.js';
import { moment, span } from '../time/time.js';
import '../activity-status/activity-status.js';
import '../load-more/load-more.js';

/** The submitter's own activities, newest change first. */
class MyActivities extends KepuElement {
  #list = new PagedList(this);

  connectedCallback() {
    super.connectedCallback();
    this.#list.start('/activities', { mine: true });
  }

  #item(item) {
    return html`
      <li>
        <article class="row-card">
          <h2><a class="stretched-link" href=${`/mine/${item.id}`}>${item.name || t('mine.unnamed')}</a></h2>
          <activity-status .activity=${item}></activity-status>
          <p class="quiet small">
            ${item.startsAt ? html`${span(item.startsAt)} · ` : nothing}${t('mine.changed', { at: moment(item.updatedAt) })}
            ${item.listed ? html` · ${t('mine.listed')}` : nothing}
          </p>
        </article>
      </li>`;
  }

  render() {
    const { items, waiting, problem } = this.#list;
    const none = !items.length && !waiting && !problem;
    return html`
      <div class="list-head"><h1>${t('mine.title')}</h1><a class="btn btn-primary" href="/publish">${t('nav.publish')}</a></div>
      ${none ? html`<section class="empty"><h2>${t('mine.empty')}</h2><p>${t('mine.emptyText')}</p></section>` : nothing}
      <ul class="rows">${items.map((item) => this.#item(item))}</ul>
      <load-more .list=${this.#list} .count=${items.length} .waiting=${waiting}></load-more>`;
  }
}

customElements.define('my-activities', MyActivities);
