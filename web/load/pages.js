import { api } from '../api/api.js';

const KEPT = 5;
const USUAL = 20;
const MOST = 100; // what one request may ask for
const seen = new Map();

/** A list that grows by "more": its items so far, and whether there are more. */
export class PagedList {
  #host;
  #running;

  constructor(host) {
    this.#host = host;
  }

  items = [];
  next = undefined;
  waiting = true;
  problem = undefined;

  /** Begins the list; "asLeft" shows it as far as it had been followed when the reader left it. */
  start(path, values, asLeft = false) {
    this.path = path;
    this.values = values;
    const left = asLeft && seen.get(this.#key);
    this.items = left ? left.items : [];
    this.next = left ? left.next : undefined;
    if (!left) return this.more();
    this.waiting = false;
    this.problem = undefined;
    return this.#host.requestUpdate();
  }

  /** Reads anew as much as is shown, which stays until the answer is there. */
  async again() {
    const mine = (this.#running = this.#instead());
    try {
      const limit = Math.min(MOST, Math.max(this.items.length, USUAL));
      const page = await api.get(this.path, { ...this.values, limit }, mine.signal);
      if (mine.signal.aborted) return;
      Object.assign(this, { items: page.items, next: page.next, problem: undefined });
      this.#keep();
    } catch (problem) {
      if (mine.signal.aborted) return;
      this.problem = problem;
    }
    this.waiting = false;
    this.#host.requestUpdate();
  }

  #instead() {
    this.#running?.abort();
    return new AbortController();
  }

  get #key() {
    return JSON.stringify([this.path, this.values]);
  }

  #keep() {
    seen.delete(this.#key);
    seen.set(this.#key, { items: this.items, next: this.next });
    if (seen.size > KEPT) seen.delete(seen.keys().next().value);
  }

  async more() {
    const mine = (this.#running = this.#instead());
    this.waiting = true;
    this.problem = undefined;
    this.#host.requestUpdate();
    try {
      const page = await api.get(this.path, { ...this.values, cursor: this.next }, mine.signal);
      if (mine.signal.aborted) return;
      this.items = [...this.items, ...page.items];
      this.next = page.next;
      this.#keep();
    } catch (problem) {
      if (mine.signal.aborted) return;
      this.problem = problem;
    }
    this.waiting = false;
    this.#host.requestUpdate();
  }
}
