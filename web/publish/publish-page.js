import { html, nothing } from 'lit';
import { api } from '../api/api.js';
import { faultsByField, Problem } from '../api/problem.js';
import { go } from '../app/router.js';
import { KepuElement } from '../element/kepu-element.js';
import { Load } from '../load/load.js';
import { session } from '../session/session.js';
import { t } from '../texts/texts.js';
import { moment } from '../time/time.js';
import { Draft } from './draft.js';
import { controlOf, FIELDS } from './form.js';
import '../activity-form/activity-form.js';
import '../conflict-note/conflict-note.js';
import '../problem-note/problem-note.js';

/** Publish or mend an activity: the form opens at once, saves itself, and shows every fault at its field. */
class PublishPage extends KepuElement {
  static properties = {
    activity: {}, edition: {}, responsibleName: { state: true }, faults: { state: true }, problem: { state: true }, busy: { state: true },
  };

  #draft;
  #load = new Load(this, (signal) => this.#open(signal));

  connectedCallback() {
    super.connectedCallback();
    this.#load.run();
    addEventListener('beforeunload', this.#leaving);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#leaving);
    if (this.#draft?.state === 'dirty') this.#draft.flush();
  }

  willUpdate(changed) {
    const opened = this.activity && this.activity !== this.#draft?.activity?.id;
    if (changed.has('activity') && this.hasUpdated && (opened || (!this.activity && changed.get('activity')))) this.#load.run();
  }

  updated() {
    if (!this.activity && this.#draft?.activity) this.#address();
  }

  async #open(signal) {
    const draft = (this.#draft = new Draft(() => this.requestUpdate()));
    await session.ready;
    this.faults = this.problem = this.responsibleName = undefined;
    if (this.activity) draft.open(await api.get(`/activities/${encodeURIComponent(this.activity)}`, {}, signal));
    else draft.begin(this.edition);
    const year = draft.activity?.edition ?? draft.edition;
    const edition = await api.get(year ? `/editions/${year}` : '/editions/current', {}, signal);
    draft.edition ??= edition.year;
    if (draft.form.responsible) this.#nameOf(draft.form.responsible);
    return edition;
  }

  async #nameOf(id) {
    const { name } = await api.get(`/organizations/${encodeURIComponent(id)}`).catch(() => ({ name: id }));
    if (this.#draft.form.responsible === id) this.responsibleName = name;
  }

  #leaving = (event) => {
    if (['dirty', 'saving', 'failed', 'conflict'].includes(this.#draft?.state)) event.preventDefault();
  };

  #changed = ({ detail: { responsibleName, ...values } }) => {
    if (responsibleName !== undefined) this.responsibleName = responsibleName;
    for (const name of Object.keys(values)) this.#settle(name);
    this.#draft.change(values);
  };

  /** A field that was touched no longer wears its old fault. */
  #settle(name) {
    if (!this.faults) return;
    const kept = Object.entries(this.faults).filter(([field]) => field !== name && !field.startsWith(`${name}.`));
    this.faults = kept.length ? Object.fromEntries(kept) : undefined;
    if (!this.faults) this.problem = undefined;
  }

  #prepare = async () => {
    if (!session.account) throw new Problem({ code: 'LOGIN_FIRST' });
    if (!this.#draft.activity) await this.#save();
    if (!this.#draft.activity) throw this.#draft.problem;
    return this.#draft.activity.id;
  };

  #save = async () => {
    if (!session.account) return go(`/login?return=${encodeURIComponent(location.pathname)}`);
    return this.#draft.flush();
  };

  /** The draft has an id now: a reload must find it again. */
  #address() {
    this.activity = this.#draft.activity.id;
    go(`/publish/${this.activity}`, { replace: true });
  }

  /** Enter in a box never hands anything in, least of all the Enter of an input method. */
  #keyed = (event) => {
    if (event.key === 'Enter' && event.target.matches('input')) event.preventDefault();
  };

  #submit = async (event) => {
    event.preventDefault();
    if (!session.account) return this.#save();
    this.busy = true;
    this.problem = undefined;
    try {
      if (!(await this.#save())) return;
      const { id } = await this.#draft.submit();
      go(`/mine/${id}?submitted=1`);
    } catch (problem) {
      await this.#refused(problem);
    } finally {
      this.busy = false;
    }
  };

  async #refused(problem) {
    this.faults = problem.faults.length ? faultsByField(problem.faults, FIELDS) : undefined;
    this.problem = problem;
    await this.updateComplete;
    const first = FIELDS.find((field) => this.faults?.[field]);
    await this.querySelector('activity-form').updateComplete;
    this.querySelector(first ? `#${controlOf(first)}` : '#submit-problem')?.focus();
  }

  #said() {
    const { state, problem, activity } = this.#draft;
    const text = state === 'saved' ? t('save.saved', { at: moment(activity.updatedAt) }) : t(`save.${state}`);
    return html`<p class=${`save save-${state}`} role="status" id="save-state">${text}${state === 'failed'
      ? html` ${problem?.headline ?? ''} <button type="button" class="btn btn-sm btn-quiet" @click=${this.#save}>${t('problem.again')}</button>` : nothing}</p>`;
  }

  #faultList() {
    if (!this.problem) return nothing;
    const found = FIELDS.concat('').filter((field) => this.faults?.[field]);
    return html`
      <section class="note note-bad" id="submit-problem" role="alert" tabindex="-1">
        <p class="note-title">${found.length ? t('publish.faults', { count: found.length }) : this.problem.headline}</p>
        ${found.length ? nothing : html`<p>${this.problem.explanation}</p>`}
        <ul>${found.map((field) => html`<li>${field === '' ? this.faults[field].join(' ') : html`<a href=${`#${controlOf(field)}`} @click=${(event) => this.#jump(event, field)}>${t(`field.${field}`)}</a>
          ${this.faults[field].join(' ')}`}</li>`)}</ul>
      </section>`;
  }

  #jump(event, field) {
    event.preventDefault();
    this.querySelector(`#${controlOf(field)}`)?.focus();
  }

  #about() {
    const { activity, restored } = this.#draft;
    return html`
      ${restored ? html`<p class="note note-good" role="status">${t('publish.restored')}</p>` : nothing}
      ${activity?.reason ? html`<section class="note note-todo"><p class="note-title">${t(`mine.why.${activity.verdict ?? 'RETURN'}`)}</p><p class="prose">${activity.reason}</p></section>` : nothing}
      ${activity?.liveRevision ? html`<p class="note note-todo">${t('publish.live')}</p>` : nothing}`;
  }

  render() {
    const { waiting, problem, value: edition } = this.#load;
    if (problem) return html`<problem-note .problem=${problem} @again=${() => this.#load.run()}></problem-note>`;
    if (waiting || !edition) return html`<h1>${t('publish.title')}</h1><div class="skeleton tall" aria-hidden="true"></div>`;
    const { form, activity, theirs } = this.#draft;
    if (activity && !activity.can?.edit) {
      return html`<section class="empty"><h1>${t('publish.locked')}</h1><p>${t('publish.lockedText')}</p>
        <a class="btn btn-primary" href=${`/mine/${activity.id}`}>${t('publish.see')}</a></section>`;
    }
    return html`
      <div class="form-page">
        <h1>${t(activity?.reason ? 'publish.mend' : 'publish.title')}</h1>
        <p class="lead">${edition.name}${edition.open ? nothing : html` · <span class="fault">${t('publish.closed')}</span>`}</p>
        ${this.#about()}
        ${this.#faultList()}
        <conflict-note .mine=${form} .theirs=${theirs} @mine=${() => this.#draft.keepMine()} @theirs=${() => this.#draft.takeTheirs()}></conflict-note>
        <form novalidate @submit=${this.#submit} @keydown=${this.#keyed}>
          <activity-form .form=${form} .edition=${edition} .faults=${this.faults} .notes=${activity?.notes} .responsibleName=${this.responsibleName}
            .prepare=${this.#prepare} @changed=${this.#changed}></activity-form>
          <div class="submit-bar">
            ${this.#said()}
            <button type="button" class="btn btn-quiet" @click=${this.#save}>${t(session.account ? 'publish.save' : 'publish.logIn')}</button>
            <button type="submit" class="btn btn-primary" ?disabled=${this.busy || Boolean(theirs)}>${t(this.busy ? 'publish.busy' : activity?.reason ? 'publish.again' : 'publish.submit')}</button>
          </div>
        </form>
      </div>`;
  }
}

customElements.define('publish-page', PublishPage);
