import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { said, t } from '../texts/texts.js';
import { moment } from '../time/time.js';
import '../activity-facts/activity-facts.js';
import '../history-list/history-list.js';
import '../route-line/route-line.js';

/** What a reviewer must see before deciding: where it stands, the machine's warnings, the facts, the history. */
class ReviewView extends KepuElement {
  static properties = { review: { attribute: false } };

  #due({ dueAt, overdue, state }) {
    if (!dueAt || state !== 'OPEN') return nothing;
    return html`<span class=${`badge-tone tone-${overdue ? 'bad' : 'wait'}`}>${t(overdue ? 'review.overdue' : 'review.due', { at: moment(dueAt) })}</span>`;
  }

  #warnings(warnings = []) {
    if (!warnings.length) return html`<p class="check good">${t('review.clean')}</p>`;
    return html`<ul class="checks" aria-label=${t('review.warnings')}>
      ${warnings.map((warning) => html`<li class="check warn">${said(warning)}</li>`)}</ul>`;
  }

  /** Sent back by the nation, the province sees why before it decides again; the history alone is folded away. */
  #sentBack({ level, state, history = [] }) {
    const last = history.at(-1);
    if (level !== 'PROVINCE' || state !== 'OPEN' || last?.event !== 'BACK_TO_PROVINCE' || !last.reason) return nothing;
    return html`<section class="note note-todo"><p class="note-title">${t('review.sentBack')}</p><p>${last.reason}</p></section>`;
  }

  render() {
    const { review } = this;
    if (!review) return nothing;
    return html`
      <p class="eyebrow">${t(`level.${review.state === 'UNROUTED' ? review.state : review.level}`)} · ${t('review.revision', { revision: review.revision, round: review.round })} ${this.#due(review)}</p>
      <h1>${review.form?.name}</h1>
      <route-line .steps=${review.route} .level=${review.state === 'CLOSED' ? undefined : review.level}></route-line>
      ${this.#sentBack(review)}
      <section aria-label=${t('review.warnings')}>${this.#warnings(review.warnings)}</section>
      <section class="sheet"><activity-facts .form=${review.form}></activity-facts></section>
      ${review.history?.length ? html`<details class="past"><summary>${t('history.title')}</summary><history-list .items=${review.history}></history-list></details>` : nothing}`;
  }
}

customElements.define('review-view', ReviewView);
