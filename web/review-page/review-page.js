import { html, nothing } from 'lit';
import { api } from '../api/api.js';
import { KepuElement } from '../element/kepu-element.js';
import { Load } from '../load/load.js';
import { nextAfter } from '../review-desk/desks.js';
import { t } from '../texts/texts.js';
import '../decision-box/decision-box.js';
import '../problem-note/problem-note.js';
import '../review-view/review-view.js';

/** One review at the desk: the same view and verbs as behind the link. */
class ReviewPage extends KepuElement {
  static properties = { review: {}, busy: { state: true }, refused: { state: true }, done: { state: true }, next: { state: true } };

  #load = new Load(this, (signal) => api.get(this.#path, {}, signal));

  get #path() {
    return `/reviews/${encodeURIComponent(this.review)}`;
  }

  willUpdate(changed) {
    if (changed.has('review')) this.#again();
  }

  #again = () => {
    this.refused = this.done = this.next = undefined;
    this.#load.run();
  };

  #decide = async ({ detail }) => {
    const { revision, level } = this.#load.value;
    this.busy = true;
    this.refused = undefined;
    try {
      this.#load.take(await api.post(`${this.#path}/decision`, { ...detail, revision }));
      this.done = detail.verdict;
      nextAfter(this.review, level).then((next) => (this.next = next));
    } catch (problem) {
      this.refused = problem;
      if (problem.code === 'NOT_OPEN') this.#load.run(); // another was faster: no verbs to press in vain
    } finally {
      this.busy = false;
      await this.updateComplete;
      this.querySelector('#outcome')?.focus();
    }
  };

  #outcome() {
    if (this.refused) {
      return html`<div id="outcome" tabindex="-1"><problem-note
        .problem=${this.refused} .retry=${this.refused.code !== 'NOT_OPEN'} @again=${this.#again}></problem-note></div>`;
    }
    if (!this.done) return nothing;
    return html`<section class="note note-good" id="outcome" tabindex="-1" role="status">
      <p class="note-title">${t(`decision.done.${this.done}`)}</p>
      ${this.next ? html`<a class="btn btn-primary" href=${`/desk/${this.next.id}`}>${t('decision.next', { count: this.next.count })}</a>`
        : html`<a class="btn btn-quiet" href="/desk">${t('desk.back')}</a>`}</section>`;
  }

  #foot({ decidable, state, verdicts = [], outcome }) {
    if (this.done) return nothing;
    if (decidable) return html`<decision-box .verdicts=${verdicts} .busy=${this.busy} @decided=${this.#decide}></decision-box>`;
    return html`<p class="note note-still">${t(`review.state.${state}`)}${outcome ? html` ${t(`outcome.${outcome}`)}` : nothing}</p>`;
  }

  render() {
    const { waiting, problem, value } = this.#load;
    if (problem) return html`<problem-note .problem=${problem} @again=${this.#again}></problem-note>`;
    if (!value || (waiting && value.id !== this.review)) return html`<div class="skeleton tall" aria-hidden="true"></div>`;
    return html`
      <article class="reading reviewing">
        <p class="crumbs"><a href="/desk">${t('desk.title')}</a></p>
        ${this.#outcome()}
        <review-view .review=${value}></review-view>
        ${this.#foot(value)}
      </article>`;
  }
}

customElements.define('review-page', ReviewPage);
