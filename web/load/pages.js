import { api } from '../api/api.js';

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

  start(path, values) {
    this.path = path;
    this.values = values;
    this.items = [];
    this.next = undefined;
    return this.more();
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
    } catch (problem) {
      if (mine.signal.aborted) return;
      this.problem = problem;
    }
    this.waiting = false;
    this.#host.requestUpdate();
  }
}
