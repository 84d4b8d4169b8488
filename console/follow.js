// A task's entries as they arrive: server-sent events where they can be had, else a long poll. Both go on behind the last
// entry that arrived, so that nothing is missed or shown twice.

import { BASE, Problem, get, taskPath } from "./api.js";
import { token } from "./token.js";

const WAIT_SECONDS = 20;
const LONGEST_PAUSE = 15000;
/** An ended task may still get the result of a call that was running, or be redriven. */
const ENDED_PAUSE = 5000;

/**
 * @param {string} taskId
 * @param {{onEvents: function(Object[]), onState: function(string), onProblem: function(Problem), ended: function(): boolean}} listener
 *     onState is told live, ended or reconnecting; after onProblem nothing more comes
 * @returns {function()} stops it
 */
export function follow(taskId, listener) {
  const controller = new AbortController();
  const following = new Following(taskId, listener, controller.signal);
  following.run().catch((error) => {
    if (!controller.signal.aborted) {
      listener.onProblem(error);
    }
  });
  return () => controller.abort();
}

class Following {
  constructor(taskId, listener, signal) {
    this.taskId = taskId;
    this.listener = listener;
    this.signal = signal;
    this.last = -1;
    this.failures = 0;
    this.streams = true;
  }

  async run() {
    // Everything that is there comes in whole answers; only what arrives later is worth a stream.
    while ((await this.poll(0)) > 0);
    while (!this.signal.aborted) {
      if (this.listener.ended()) {
        this.listener.onState("ended");
        await pause(ENDED_PAUSE, this.signal);
        await this.poll(0);
      } else if (this.streams && token() === null) {
        this.streams = await this.stream();
      } else {
        this.listener.onState("live");
        await this.poll(WAIT_SECONDS);
      }
    }
  }

  /** How many entries came; 0 also where the API could not be reached, after a pause. */
  async poll(wait) {
    try {
      const path = taskPath(this.taskId, `/events?after=${this.last}&wait=${wait}`);
      const { events } = await get(path, { signal: this.signal });
      this.failures = 0;
      this.arrived(events);
      return events.length;
    } catch (error) {
      const passing = error instanceof Problem && (error.status === 0 || error.status === 429 || error.status >= 500);
      if (!passing || this.signal.aborted) {
        throw error;
      }
      this.listener.onState("reconnecting");
      this.failures += 1;
      await pause(Math.min(500 * 2 ** this.failures, LONGEST_PAUSE), this.signal);
      return 0;
    }
  }

  /**
   * Ends with the task or with the stream; false where this API has none. An answer through the gateway cannot stay open: it
   * ends, and the browser comes back by itself. Only where it comes back in vain is the connection lost.
   */
  stream() {
    this.listener.onState("live");
    return new Promise((resolve) => {
      let opened = true;
      const source = new EventSource(`${BASE}${taskPath(this.taskId, `/events?after=${this.last}`)}`);
      const done = (streams) => {
        source.close();
        resolve(streams);
      };
      source.onopen = () => {
        opened = true;
        this.listener.onState("live");
      };
      source.onmessage = ({ data }) => {
        this.arrived([JSON.parse(data)]);
        if (this.listener.ended()) {
          done(true);
        }
      };
      source.onerror = () => {
        if (source.readyState === EventSource.CLOSED) {
          done(false);
        } else if (!opened) {
          this.listener.onState("reconnecting");
        }
        opened = false;
      };
      this.signal.addEventListener("abort", () => done(true));
    });
  }

  arrived(events) {
    const fresh = events.filter((event) => event.seq > this.last);
    if (fresh.length > 0) {
      this.last = fresh.at(-1).seq;
      this.listener.onEvents(fresh);
    }
  }
}

function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
