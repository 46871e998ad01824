import { html, nothing } from 'lit';
import { refine } from '../app/router.js';
import { KepuElement } from '../element/kepu-element.js';
import { PagedList } from '../load/pages.js';
import { t } from '../texts/texts.js';
import { moment } from '../time/time.js';
import '../load-more/load-more.js';

const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];

/** The executions of the review machine, for administrators. */
class RunningPage extends KepuElement {
  static properties = { query: { attribute: false } };

  #list = new PagedList(this);
  #shown;

  willUpdate() {
    const wanted = this.query?.status ?? '';
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.#list.start('/executions', { status: wanted });
  }

  #row(one) {
    return html`
      <tr>
        <th scope="row"><a href=${`/running/${encodeURIComponent(one.name)}`}>${one.name}</a></th>
        <td><span class=${`badge-tone tone-${{ RUNNING: 'wait', SUCCEEDED: 'good' }[one.status] ?? 'bad'}`}>${t(`execution.${one.status}`)}</span></td>
        <td>${one.activity ? html`<a href=${`/desk/${one.activity}-${one.round}`}>${t('running.round', { round: one.round })}</a>` : nothing}</td>
        <td>${moment(one.startedAt)}</td>
        <td>${one.stoppedAt ? moment(one.stoppedAt) : '–'}</td>
      </tr>`;
  }

  render() {
    const { items, waiting, problem } = this.#list;
    const none = !items.length && !waiting && !problem;
    return html`
      <div class="list-head"><h1>${t('running.title')}</h1>
        <label class="filters">${t('running.status')}<select class="form-select" name="status" @change=${(event) => refine({ status: event.target.value }, { replace: true })}>
          <option value="" .selected=${!this.query?.status}>${t('running.every')}</option>
          ${STATUSES.map((one) => html`<option value=${one} .selected=${one === this.query?.status}>${t(`execution.${one}`)}</option>`)}</select></label></div>
      ${none ? html`<section class="empty" role="status"><h2>${t('running.empty')}</h2></section>` : html`
        <div class="table-scroll" tabindex="0" role="region" aria-label=${t('running.title')}><table class="table">
          <thead><tr>${['name', 'status', 'review', 'started', 'stopped'].map((name) => html`<th scope="col">${t(`running.${name}`)}</th>`)}</tr></thead>
          <tbody>${items.map((one) => this.#row(one))}</tbody></table></div>`}
      <load-more .list=${this.#list} .count=${items.length} .waiting=${waiting}></load-more>`;
  }
}

customElements.define('running-page', RunningPage);
