// The journal as a timeline. An answer with its calls is one block, and results join the calls that they belong to.

import { el, fill, setText } from "./dom.js";
import { duration } from "./format.js";
import { entry, sentence } from "./entries.js";
import { Step } from "./step.js";

export class Timeline {
  constructor() {
    this.element = el("ol", { class: "timeline" });
    this.tail = el("p", { class: "tail", hidden: true });
    this.answers = new Map();
    this.steps = 0;
    this.ended = false;
    this.lastAt = null;
    this.waits = "";
  }

  /** Adds an entry, and gives a sentence that says so. */
  add(event) {
    this.lastAt = event.at;
    this.waits = WAITS[event.type] ?? "working";
    this.ended = ENDS.includes(event.type) || (this.ended && event.type !== "redriven");
    const node = this.node(event);
    node && this.element.append(node);
    return sentence(event, this.steps);
  }

  node(event) {
    switch (event.type) {
      case "model_answered":
        return this.step(event);
      case "tool_started":
        return this.joined(event, (step) => step.started(event));
      case "tool_finished":
        return this.joined(event, (step) => step.finished(event, event));
      case "tools_finished":
        return this.joined(event, (step) => event.results.map((result) => step.finished(result, event)).every(Boolean));
      case "input_requested":
        this.joined(event, (step) => step.asked(event));
        return entry(event);
      default:
        return entry(event);
    }
  }

  step(event) {
    this.steps += 1;
    const step = new Step(event, this.steps);
    this.answers.set(event.seq, step);
    this.latest = step;
    return step.element;
  }

  /** Nothing where the entry found its calls; else the entry stands for itself. */
  joined(event, join) {
    const step = this.answers.get(event.answer) ?? this.latest;
    return step && join(step) ? null : entry(event);
  }

  /** What is being waited for, and for how long. */
  tick(task) {
    const active = task !== null && this.lastAt !== null && ["pending", "running"].includes(task.status);
    this.tail.hidden = !active;
    if (active) {
      if (!this.tail.firstChild) {
        fill(this.tail, el("span", { class: "pulse", "aria-hidden": "true" }), el("span"));
      }
      setText(this.tail.lastChild, `${this.waits} · ${duration(Math.max(0, Date.now() - new Date(this.lastAt)))}`);
    }
  }
}

const ENDS = ["completed", "failed", "cancelled"];

const WAITS = {
  submitted: "waiting for the first step",
  model_asked: "the model is thinking",
  model_answered: "tools are running",
  tool_started: "tools are running",
  tools_finished: "the model is thinking",
};
