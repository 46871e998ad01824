/** One asynchronous value of a component: waiting, failed or there; a newer run overtakes an older one. */
export class Load {
  #host;
  #work;
  #running;

  constructor(host, work) {
    this.#host = host;
    this.#work = work;
  }

  waiting = true;
  problem = undefined;
  value = undefined;

  async run(...args) {
    this.#running?.abort();
    const mine = (this.#running = new AbortController());
    this.waiting = true;
    this.problem = undefined;
    this.#host.requestUpdate();
    try {
      const value = await this.#work(mine.signal, ...args);
      if (!mine.signal.aborted) this.value = value;
    } catch (problem) {
      if (!mine.signal.aborted) this.problem = problem;
    } finally {
      if (!mine.signal.aborted) {
        this.waiting = false;
        this.#host.requestUpdate();
      }
    }
  }

  /** Sets the value from an answer that brought it along. */
  take(value) {
    this.#running?.abort();
    Object.assign(this, { value, waiting: false, problem: undefined });
    this.#host.requestUpdate();
  }
}
