import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { PagedList } from '../load/pages.js';
import { t } from '../texts/texts.js';
import { moment, span } from '../time/time.js';
import { desks } from './desks.js';
import '../load-more/load-more.js';

/** The reviewer's queue, what is due first on top; one tab for each queue that is his. */
class ReviewDesk extends KepuElement {
  static properties = { query: { attribute: false } };

  #list = new PagedList(this);
  #shown;

  get #desk() {
    const own = desks();
    return own.find((one) => one.level === this.query?.level && (!this.query.scope || one.scope === this.query.scope)) ?? own[0];
  }

  willUpdate() {
    const desk = this.#desk;
    const wanted = JSON.stringify(desk);
    if (!desk || wanted === this.#shown) return;
    this.#shown = wanted;
    this.#list.start('/reviews', { level: desk.level, scope: desk.scope });
  }

  #tabs(desk) {
    const own = desks();
    if (own.length < 2) return nothing;
    return html`<nav class="tabs" aria-label=${t('desk.queues')}>
      ${own.map((one) => html`
        <a href=${`/desk?${new URLSearchParams({ level: one.level, ...(one.scope ? { scope: one.scope } : {}) })}`}
          aria-current=${one.level === desk.level && one.scope === desk.scope ? 'page' : nothing}>${one.name ?? t(`queue.${one.level}`)}</a>`)}</nav>`;
  }

  #item(item) {
    return html`
      <li>
        <article class="row-card">
          <h2><a class="stretched-link" href=${`/desk/${item.id}`}>${item.name}</a></h2>
          <p class="quiet">${[item.responsible?.name, item.regionName].filter(Boolean).join(' · ')}${item.startsAt ? html` · ${span(item.startsAt)}` : nothing}</p>
          <p class="tags">
            ${item.dueAt ? html`<span class=${`badge-tone tone-${item.overdue ? 'bad' : 'wait'}`}>${t(item.overdue ? 'review.overdue' : 'review.due', { at: moment(item.dueAt) })}</span>` : nothing}
            ${item.reReview ? html`<span class="badge-tone tone-todo">${t('desk.again')}</span>` : nothing}
            <span class="quiet small">${t('review.revision', { revision: item.revision, round: item.round })}</span>
          </p>
        </article>
      </li>`;
  }

  render() {
    const desk = this.#desk;
    if (!desk) return html`<section class="empty"><h1>${t('desk.title')}</h1><p>${t('desk.notYours')}</p></section>`;
    const { items, waiting, problem } = this.#list;
    const none = !items.length && !waiting && !problem;
    return html`
      <h1>${t('desk.title')}</h1>
      ${this.#tabs(desk)}
      <p class="hint">${t(`queue.${desk.level}.about`)}</p>
      ${none ? html`<section class="empty" role="status"><h2>${t('desk.empty')}</h2><p>${t('desk.emptyText')}</p></section>` : nothing}
      <ul class="rows">${items.map((item) => this.#item(item))}</ul>
      <load-more .list=${this.#list} .count=${items.length} .waiting=${waiting}></load-more>`;
  }
}

customElements.define('review-desk', ReviewDesk);
