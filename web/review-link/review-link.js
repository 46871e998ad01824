import { html, nothing } from 'lit';
import { api } from '../api/api.js';
import { KepuElement } from '../element/kepu-element.js';
import { Load } from '../load/load.js';
import { nextAfter } from '../review-desk/desks.js';
import { session } from '../session/session.js';
import { said, t } from '../texts/texts.js';
import '../decision-box/decision-box.js';
import '../problem-note/problem-note.js';
import '../review-view/review-view.js';

/**
 * The page behind the link of a mail. Opening it only reads; deciding is a POST with the page's nonce in the
 * reviewer's own session (Q96). Logged out one may look; a closed link says why.
 */
class ReviewLink extends KepuElement {
  static properties = { link: {}, busy: { state: true }, refused: { state: true }, done: { state: true }, left: { state: true } };

  #load = new Load(this, async (signal) => {
    await session.ready;
    return api.get(this.#path, {}, signal);
  });

  get #path() {
    return `/review-links/${encodeURIComponent(this.link)}`;
  }

  willUpdate(changed) {
    if (changed.has('link')) this.#load.run();
  }

  #again = () => {
    this.refused = undefined;
    this.#load.run();
  };

  #decide = async ({ detail }) => {
    const { review, nonce } = this.#load.value;
    this.busy = true;
    this.refused = undefined;
    try {
      this.#load.take(await api.post(`${this.#path}/decision`, { ...detail, revision: review.revision, nonce }));
      this.done = detail.verdict;
      nextAfter(review.id, review.level).then((left) => (this.left = left));
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
    return html`
      <section class="note note-good" id="outcome" tabindex="-1" role="status">
        <p class="note-title">${t(`decision.done.${this.done}`)}</p>
        ${this.left ? html`<a class="btn btn-primary" href=${`/desk/${this.left.id}`}>${t('decision.next', { count: this.left.count })}</a>`
          : html`<p>${t('decision.none')}</p>`}
      </section>`;
  }

  #foot({ state, yours, review, reviewer, closed }) {
    if (this.done) return nothing;
    if (state !== 'OPEN') return html`<section class="note note-still"><p class="note-title">${t('link.closed')}</p><p>${said(closed)}</p></section>`;
    if (yours && !review.decidable) return html`<p class="note note-still">${t('review.state.OPEN')}</p>`;
    if (yours) {
      return html`<decision-box .verdicts=${review.verdicts ?? []} .busy=${this.busy} @decided=${this.#decide}></decision-box>`;
    }
    const back = encodeURIComponent(location.pathname);
    return html`
      <section class="note note-still">
        <p class="note-title">${t('link.viewOnly')}</p>
        <p>${t(session.account ? 'link.notYours' : 'link.logIn', { name: reviewer?.name ?? '' })}</p>
        ${session.account ? nothing : html`<a class="btn btn-primary" href=${`/login?return=${back}`}>${t('link.button')}</a>`}
      </section>`;
  }

  render() {
    const { waiting, problem, value } = this.#load;
    if (problem?.status === 404) {
      return html`<section class="empty"><h1>${t('link.unknown')}</h1><p>${t('link.unknownText')}</p></section>`;
    }
    if (problem) return html`<problem-note .problem=${problem} @again=${this.#again}></problem-note>`;
    if (waiting && !value) return html`<div class="skeleton tall" aria-hidden="true"></div>`;
    const decides = value.state === 'OPEN' && value.yours;
    // The poster of what is not public is served to its reviewers only: nobody else's page asks for it.
    const review = value.review && (value.yours ? value.review : { ...value.review, form: { ...value.review.form, poster: undefined } });
    return html`
      <article class="reading reviewing">
        ${decides ? nothing : this.#foot(value)}
        ${this.#outcome()}
        ${review ? html`<review-view .review=${review}></review-view>` : nothing}
        ${decides ? this.#foot(value) : nothing}
      </article>`;
  }
}

customElements.define('review-link', ReviewLink);
