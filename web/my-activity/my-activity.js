import { html, nothing } from 'lit';
import { api } from '../api/api.js';
import { KepuElement } from '../element/kepu-element.js';
import { Load } from '../load/load.js';
import { t } from '../texts/texts.js';
import '../activity-facts/activity-facts.js';
import '../activity-status/activity-status.js';
import '../history-list/history-list.js';
import '../problem-note/problem-note.js';
import '../route-line/route-line.js';

const LEVELS = { PROVINCE_PENDING: 'PROVINCE', NATIONAL_PENDING: 'NATION' };

/** One's own activity: who has it, what happened, what one can do now. */
class MyActivity extends KepuElement {
  static properties = { activity: {}, submitted: { type: Boolean }, sure: { state: true }, problem: { state: true }, busy: { state: true } };

  #load = new Load(this, (signal) => api.get(this.#path(), {}, signal));
  #history = new Load(this, (signal) => api.get(`${this.#path()}/history`, {}, signal));

  #path() {
    return `/activities/${encodeURIComponent(this.activity)}`;
  }

  willUpdate(changed) {
    if (changed.has('activity')) this.#again();
  }

  #again = () => {
    this.#load.run();
    this.#history.run();
  };

  #withdraw = async () => {
    this.busy = true;
    this.problem = undefined;
    try {
      this.#load.take(await api.post(`${this.#path()}/withdrawal`, {}, { version: this.#load.value.version }));
      this.#history.run();
    } catch (problem) {
      this.problem = problem;
      if (problem.status === 412) this.#load.run();
    } finally {
      this.busy = false;
      this.sure = false;
    }
  };

  #actions({ id, can = {}, status, listed }) {
    const edit = { APPROVED: 'mine.editLive', DRAFT: 'mine.continue' }[status] ?? 'mine.edit';
    return html`
      <p class="actions">
        ${can.edit ? html`<a class="btn btn-primary" href=${`/publish/${id}`}>${t(edit)}</a>` : nothing}
        ${listed ? html`<a class="btn btn-quiet" href=${`/activity/${id}`}>${t('mine.public')}</a>` : nothing}
        ${can.withdraw && !this.sure ? html`<button type="button" class="btn btn-quiet" @click=${() => (this.sure = true)}>${t('mine.withdraw')}</button>` : nothing}
      </p>
      ${this.sure ? html`
        <div class="note note-todo" role="group" aria-label=${t('mine.withdraw')}>
          <p>${t('mine.withdrawSure')}</p>
          <button type="button" class="btn btn-sm btn-danger" ?disabled=${this.busy} @click=${this.#withdraw}>${t('mine.withdrawYes')}</button>
          <button type="button" class="btn btn-sm btn-quiet" @click=${() => (this.sure = false)}>${t('action.cancel')}</button>
        </div>` : nothing}`;
  }

  #refused({ reason, notes, verdict }) {
    if (!reason) return nothing;
    return html`<section class="note note-todo"><h2>${t(`mine.why.${verdict ?? 'RETURN'}`)}</h2><p class="prose">${reason}</p>
      ${notes && Object.keys(notes).length ? html`<p class="small">${t('mine.notesBelow')}</p>` : nothing}</section>`;
  }

  render() {
    const { waiting, problem, value } = this.#load;
    if (problem) return html`<problem-note .problem=${problem} @again=${this.#again}></problem-note>`;
    if (!value) return waiting ? html`<div class="skeleton tall" aria-hidden="true"></div>` : nothing;
    return html`
      <article class="reading">
        <p class="crumbs"><a href="/mine">${t('mine.title')}</a></p>
        ${this.submitted ? html`<p class="note note-good" role="status">${t('mine.receipt', { id: value.id })}</p>` : nothing}
        <h1>${value.form.name || t('mine.unnamed')}</h1>
        <activity-status role="status" .activity=${value}></activity-status>
        <problem-note .problem=${this.problem} .retry=${false}></problem-note>
        ${this.#refused(value)}
        ${this.#actions(value)}
        <route-line .steps=${value.route} .level=${LEVELS[value.status]}></route-line>
        <section><h2>${t('history.title')}</h2><history-list .items=${this.#history.value?.items}></history-list></section>
        <section class="sheet"><h2>${t('mine.filed')}</h2><activity-facts .form=${value.form} .notes=${value.notes}></activity-facts></section>
      </article>`;
  }
}

customElements.define('my-activity', MyActivity);
