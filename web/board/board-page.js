import { html, nothing } from 'lit';
import { api } from '../api/api.js';
import { refine } from '../app/router.js';
import { KepuElement } from '../element/kepu-element.js';
import { Load } from '../load/load.js';
import { PagedList } from '../load/pages.js';
import { session } from '../session/session.js';
import { t } from '../texts/texts.js';
import './board-candidate.js';
import './board-places.js';
import '../load-more/load-more.js';
import '../organization-box/organization-box.js';
import '../problem-note/problem-note.js';

/** The recommendation board of one channel: its places, what is put forward, what could be. */
class BoardPage extends KepuElement {
  static properties = { query: { attribute: false }, refused: { state: true }, busy: { state: true } };

  #editions = new Load(this, async (signal) => {
    const [current, all] = await Promise.all([api.get('/editions/current', {}, signal), api.get('/editions', {}, signal)]);
    return { current, all: all.items };
  });
  #board = new Load(this, (signal) => api.get('/recommendations/board', this.#place, signal));
  #candidates = new PagedList(this);
  #shown;

  connectedCallback() {
    super.connectedCallback();
    this.#editions.run();
  }

  get #place() {
    const channel = this.query?.channel ?? session.grants('RECOMMENDATION_OFFICER')[0]?.scope;
    return { edition: this.query?.edition ?? this.#editions.value?.current.year, channel };
  }

  willUpdate() {
    const { edition, channel } = this.#place;
    const wanted = `${edition} ${channel}`;
    if (!edition || !channel || wanted === this.#shown) return;
    this.#shown = wanted;
    this.refused = undefined;
    this.#again();
  }

  #again = () => {
    this.#board.run();
    this.#candidates.start('/recommendations/candidates', this.#place);
  };

  /** Shows how things stand now without taking the list away from under the reader. */
  #refresh() {
    this.#board.run();
    this.#candidates.again();
  }

  async #do(work) {
    this.busy = true;
    this.refused = undefined;
    try {
      await work();
    } catch (problem) {
      this.refused = problem;
    } finally {
      this.#refresh(); // refused as well: the page was behind
      this.busy = false;
    }
  }

  #recommend = ({ detail }) => this.#do(() => api.put(`/recommendations/activities/${encodeURIComponent(detail.activity)}`, { reason: detail.reason }));
  #withdraw = ({ detail }) => this.#do(() => api.remove(`/recommendations/activities/${encodeURIComponent(detail.activity)}`));
  #set = ({ detail }) => this.#do(() => {
    const { edition, channel } = this.#place;
    return api.put(`/recommendations/places/${encodeURIComponent(channel)}`, { edition: Number(edition), places: detail });
  });

  #choose() {
    const free = session.has('NATIONAL_REVIEWER', 'ADMINISTRATOR');
    const { current, all = [] } = this.#editions.value ?? {};
    return html`
      <div class="filters">
        <label>${t('home.edition')}<select class="form-select" name="edition" @change=${(event) => refine({ edition: event.target.value }, { replace: true })}>
          ${all.map((one) => html`<option value=${one.year} .selected=${one.year === Number(this.query?.edition ?? current?.year)}>${one.name}</option>`)}</select></label>
        ${free ? html`<div class="wide"><label for="board-channel">${t('board.channel')}</label>
          <organization-box inputid="board-channel" .chosen=${this.#board.value?.channel.name ?? ''}
            @picked=${({ detail }) => detail.id && refine({ channel: detail.id }, { replace: true })}></organization-box></div>` : nothing}
      </div>`;
  }

  #lists(board) {
    const { items, waiting, problem } = this.#candidates;
    const officer = session.grants('RECOMMENDATION_OFFICER').some((grant) => grant.scope === board.channel.id);
    const none = !items.length && !waiting && !problem;
    return html`
      <board-places .board=${board} .editable=${session.has('NATIONAL_REVIEWER', 'ADMINISTRATOR')} @places=${this.#set}></board-places>
      <section aria-labelledby="candidates"><h2 id="candidates">${t('board.candidates')}</h2>
        ${none ? html`<section class="empty" role="status"><h3>${t('board.empty')}</h3><p>${t('board.emptyText')}</p></section>` : nothing}
        <ul class="rows">${items.map((item) => html`<li><board-candidate .candidate=${item} .reason=${board.items?.find((one) => one.activity === item.activity)?.reason} .officer=${officer} .busy=${this.busy} .full=${board.taken >= board.places}
          @recommend=${this.#recommend} @withdraw=${this.#withdraw}></board-candidate></li>`)}</ul>
        <load-more .list=${this.#candidates} .count=${items.length} .waiting=${waiting}></load-more>
      </section>`;
  }

  render() {
    const { problem, value } = this.#board;
    const failed = this.#editions.problem ?? problem;
    return html`
      <h1>${t('board.title')}</h1>
      ${this.#choose()}
      <div role="status">${this.refused ? html`<problem-note .problem=${this.refused} .retry=${false}></problem-note>` : nothing}</div>
      ${failed ? html`<problem-note .problem=${failed} @again=${this.#again}></problem-note>`
        : value ? this.#lists(value)
        : this.#place.channel ? html`<div class="skeleton" aria-hidden="true"></div>` : html`<p class="hint">${t('board.choose')}</p>`}`;
  }
}

customElements.define('board-page', BoardPage);
