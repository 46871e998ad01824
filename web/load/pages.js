import { api } from '../api/api.js';

const KEPT = 5;
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

  get #key() {
    return JSON.stringify([this.path, this.values]);
  }

  #keep() {
    seen.delete(this.#key);
    seen.set(this.#key, { items: this.items, next: this.next });
    if (seen.size > KEPT) seen.delete(seen.keys().next().value);
  }

  async more() {
    this.#running?.abort();
    const mine = (this.#running = new AbortController());
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
