import { api, freshKey } from '../api/api.js';
import { session } from '../session/session.js';
import { backup } from './backup.js';
import { differing, folded, unfolded } from './form.js';

const PAUSE_MS = 1200; // with the request itself a draft is safe within 2 s of a pause

/**
 * One draft being edited: saved after each pause under its version, one save at a time.
 * state: local (nobody logged in) | clean | dirty | saving | saved | conflict | failed
 */
export class Draft {
  #told;
  #timer;
  #saving = Promise.resolve(true);
  #key;
  #first;
  #dirty = false;

  form = unfolded();
  activity = undefined;
  state = 'clean';
  problem = undefined;
  theirs = undefined;
  restored = false;

  constructor(told) {
    this.#told = told;
  }

  get #name() {
    return this.activity?.id ?? 'new';
  }

  #become(state, problem) {
    this.state = state;
    this.problem = problem;
    this.#told();
  }

  /** Begins a new draft, with what an earlier visit left unsaved on this device. */
  begin(edition) {
    const left = backup.read('new');
    this.edition = left?.edition ?? edition;
    this.#key = left?.key ?? freshKey();
    if (left) this.#restore(left.form);
    else this.#become(session.account ? 'clean' : 'local');
  }

  /** Opens an activity's draft; what was typed but never saved is put back on top. */
  open(activity) {
    this.activity = activity;
    this.form = unfolded(activity.form);
    const left = backup.read(activity.id);
    if (left && differing(left.form, activity.form).length) {
      if (left.version === activity.version) return this.#restore(left.form);
      this.theirs = activity;
      this.form = unfolded(left.form);
      return this.#become('conflict');
    }
    this.#become('clean');
  }

  #restore(form) {
    this.restored = true;
    this.form = unfolded(form);
    this.#dirty = true;
    this.#become(session.account ? 'dirty' : 'local');
    this.#soon();
  }

  change(values) {
    this.form = { ...this.form, ...values };
    this.#dirty = true;
    backup.write(this.#name, { form: folded(this.form), version: this.activity?.version, edition: this.edition, key: this.#key });
    if (this.state === 'conflict') return this.#told();
    this.#become(session.account ? 'dirty' : 'local');
    this.#soon();
  }

  #soon() {
    clearTimeout(this.#timer);
    if (session.account) this.#timer = setTimeout(() => this.flush(), PAUSE_MS);
  }

  /** Saves what is unsaved now; answers whether everything typed is with the server. */
  flush() {
    clearTimeout(this.#timer);
    const run = async () => {
      if (this.state === 'conflict' || !session.account) return false;
      if (!this.#dirty && this.activity) return true;
      return (await this.#save()) && (!this.#dirty || run());
    };
    this.#saving = this.#saving.then(run);
    return this.#saving;
  }

  async #save() {
    const sent = this.form;
    const name = this.#name;
    this.#dirty = false;
    this.#become('saving');
    try {
      if (this.activity) {
        this.activity = await api.put(`/activities/${encodeURIComponent(this.activity.id)}/draft`, folded(sent), this.activity.version);
      } else {
        await this.#create(sent);
      }
      if (!this.#dirty || name === 'new') backup.drop(name);
      if (this.#dirty) backup.write(this.#name, { form: folded(this.form), version: this.activity.version });
      this.#become(this.#dirty ? 'dirty' : 'saved');
      return true;
    } catch (problem) {
      this.#dirty = true;
      if (problem.status === 412 || problem.code === 'STALE') await this.#clash(problem);
      else this.#become('failed', problem);
      return false;
    }
  }

  /** A repeated attempt repeats the first one to the letter, as its key asks; what was typed since follows. */
  async #create(form) {
    this.#first ??= { ...(this.edition ? { edition: Number(this.edition) } : {}), ...folded(form) };
    try {
      this.activity = await api.post('/activities', this.#first, { key: this.#key });
    } catch (problem) {
      if (problem.code !== 'KEY_REUSED') {
        if (problem.status >= 400 && problem.status < 500) this.#first = undefined; // refused: nothing was made by it
        throw problem;
      }
      this.#key = freshKey(); // an attempt of a tab that is gone: its draft is in the list
      this.activity = await api.post('/activities', this.#first, { key: this.#key });
    }
    if (differing(this.activity.form, form).length) this.#dirty = true;
  }

  async #clash(problem) {
    try {
      this.theirs = await api.get(`/activities/${encodeURIComponent(this.activity.id)}`);
      if (!differing(this.form, this.theirs.form).length) return this.takeTheirs();
      this.#become('conflict', problem);
    } catch (failure) {
      this.#become('failed', failure);
    }
  }

  /** The conflict is settled for what stands in this form. */
  keepMine() {
    this.activity = this.theirs;
    this.theirs = undefined;
    this.#dirty = true;
    this.#become('dirty');
    return this.flush();
  }

  /** The conflict is settled for what was saved elsewhere. */
  takeTheirs() {
    this.activity = this.theirs;
    this.theirs = undefined;
    this.#dirty = false;
    this.form = unfolded(this.activity.form);
    backup.drop(this.activity.id);
    this.#become('saved');
  }

  /** Hands the saved draft in; throws the problem with all faults. */
  async submit() {
    const { id, version } = this.activity;
    this.activity = await api.post(`/activities/${encodeURIComponent(id)}/submissions`, {}, { version });
    backup.drop(id);
    return this.activity;
  }
}
