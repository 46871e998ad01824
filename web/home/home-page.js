import { html, nothing } from 'lit';
import { api } from '../api/api.js';
import { cameBack, refine } from '../app/router.js';
import { KepuElement } from '../element/kepu-element.js';
import { Load } from '../load/load.js';
import { PagedList } from '../load/pages.js';
import { t } from '../texts/texts.js';
import { date, lastDay } from '../time/time.js';
import { channelOf } from './channels.js';
import './activity-card.js';
import '../load-more/load-more.js';

/** The public's page: what this edition is about, and the approved activities of everywhere or one province. */
class HomePage extends KepuElement {
  static properties = { query: { attribute: false }, missing: { state: true } };

  #editions = new Load(this, async (signal) => {
    const current = api.get('/editions/current', {}, signal).catch((problem) => (problem.status === 404 ? undefined : Promise.reject(problem)));
    const all = (await api.get('/editions', {}, signal)).items;
    return { all, current: await current };
  });
  #provinces = new Load(this, (signal) => api.get('/divisions', {}, signal).then((list) => list.items));
  #list = new PagedList(this);
  #shown;

  connectedCallback() {
    super.connectedCallback();
    this.#editions.run();
    this.#provinces.run();
  }

  willUpdate() {
    const wanted = JSON.stringify([this.#year, this.query?.province]);
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.#search();
  }

  async #search() {
    const edition = this.#year;
    const { province } = this.query;
    const asked = this.#shown;
    this.missing = false;
    let channel;
    if (province) {
      channel = await channelOf(province).catch(() => undefined);
      if (asked !== this.#shown) return;
      this.missing = !channel;
    }
    if (!this.missing) this.#list.start('/catalog/activities', { edition, channel }, cameBack());
  }

  /** The year to ask for: none means the current edition, which the list need not wait to know. */
  get #year() {
    const { all = [], current } = this.#editions.value ?? {};
    return this.query?.edition ?? (all.length && !current ? String(all[0].year) : undefined);
  }

  get #edition() {
    const { all = [], current } = this.#editions.value ?? {};
    return this.#year ? all.find((one) => String(one.year) === this.#year) : current;
  }

  #hero() {
    const edition = this.#edition;
    return html`
      <section class="hero">
        <svg class="orbits" viewBox="0 0 400 400" aria-hidden="true">
          <circle cx="200" cy="200" r="52"></circle><circle cx="200" cy="200" r="112"></circle><circle cx="200" cy="200" r="176"></circle>
          <ellipse cx="200" cy="200" rx="176" ry="64" transform="rotate(-28 200 200)"></ellipse>
          <circle class="dot" cx="200" cy="200" r="18"></circle><circle class="dot far" cx="301" cy="152" r="9"></circle>
          <circle class="dot" cx="97" cy="156" r="6"></circle><circle class="dot far" cx="150" cy="368" r="6"></circle><circle class="dot" cx="321" cy="328" r="4"></circle>
        </svg>
        <p class="eyebrow">${edition ? edition.name : t('home.eyebrow')}</p>
        <h1>${edition?.theme || t('home.headline')}</h1>
        ${edition ? html`<p class="lead">${t('home.window', { from: date(edition.submission.from), until: lastDay(edition.submission.until) })}
          <span class=${`badge-tone tone-${edition.open ? 'good' : 'still'}`}>${t(edition.open ? 'home.open' : 'home.closed')}</span></p>` : nothing}
        <p class="hero-actions">
          <a class="btn btn-primary btn-lg" href="/publish">${t('nav.publish')}</a>
          <a class="btn btn-quiet btn-lg" href="/mine">${t('home.where')}</a>
        </p>
      </section>`;
  }

  #filters() {
    const choose = (name) => (event) => refine({ [name]: event.target.value }, { replace: true });
    return html`
      <form class="filters" role="search" aria-label=${t('home.filter')} @submit=${(event) => event.preventDefault()}>
        <label>${t('home.edition')}
          <select class="form-select" name="edition" @change=${choose('edition')}>
            ${(this.#editions.value?.all ?? []).map((one) => html`
              <option value=${one.year} .selected=${one.year === this.#edition?.year}>${one.name}</option>`)}
          </select>
        </label>
        <label>${t('home.province')}
          <select class="form-select" name="province" @change=${choose('province')}>
            <option value="" .selected=${!this.query.province}>${t('home.everyProvince')}</option>
            ${(this.#provinces.value ?? []).map((one) => html`
              <option value=${one.code} .selected=${one.code === this.query.province}>${one.name}</option>`)}
          </select>
        </label>
      </form>`;
  }

  #results() {
    const { items, waiting, problem } = this.#list;
    if (this.missing || (!items.length && !waiting && !problem)) {
      return html`<section class="empty" role="status"><h3>${t('home.empty')}</h3><p>${t('home.emptyText')}</p></section>`;
    }
    return html`
      <ul class="cards">${items.map((activity) => html`<li><activity-card .activity=${activity}></activity-card></li>`)}</ul>
      <load-more .list=${this.#list} .count=${items.length} .waiting=${waiting}></load-more>`;
  }

  render() {
    return html`
      ${this.#hero()}
      <section aria-labelledby="public-list">
        <div class="list-head"><h2 id="public-list">${t('home.list')}</h2>${this.#filters()}</div>
        ${this.#results()}
      </section>`;
  }
}

customElements.define('home-page', HomePage);
