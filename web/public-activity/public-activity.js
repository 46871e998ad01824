import { html, nothing } from 'lit';
import { api } from '../api/api.js';
import { KepuElement } from '../element/kepu-element.js';
import { Load } from '../load/load.js';
import { t } from '../texts/texts.js';
import { moment } from '../time/time.js';
import '../activity-facts/activity-facts.js';
import '../problem-note/problem-note.js';

/** One approved activity, as the public reads it. */
class PublicActivity extends KepuElement {
  static properties = { activity: {} };

  #load = new Load(this, (signal) => api.get(`/catalog/activities/${encodeURIComponent(this.activity)}`, {}, signal));

  willUpdate(changed) {
    if (changed.has('activity')) this.#load.run();
  }

  updated() {
    if (this.#load.value) document.title = `${this.#load.value.name} · ${t('site.name')}`;
  }

  render() {
    const { waiting, problem, value } = this.#load;
    if (problem?.status === 404) {
      return html`<section class="empty"><h1>${t('detail.missing')}</h1><p>${t('detail.missingText')}</p>
        <a class="btn btn-primary" href="/">${t('missing.home')}</a></section>`;
    }
    if (problem) return html`<problem-note .problem=${problem} @again=${() => this.#load.run()}></problem-note>`;
    if (waiting || !value) return html`<div class="skeleton tall" aria-hidden="true"></div>`;
    return html`
      <article class="reading">
        <p class="crumbs"><a href="/">${t('detail.all')}</a></p>
        <h1>${value.name}</h1>
        <p class="tags">${value.phase ? html`<span class=${`badge-tone tone-${value.phase === 'ONGOING' ? 'good' : 'still'}`}>${t(`phase.${value.phase}`)}</span>` : nothing}</p>
        <activity-facts .form=${value} .open=${true}></activity-facts>
        <p class="quiet small">${t('detail.published', { at: moment(value.publishedAt), revision: value.revision })}</p>
      </article>`;
  }
}

customElements.define('public-activity', PublicActivity);
