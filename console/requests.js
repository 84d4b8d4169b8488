// What the task asks of a person, open requests first and foremost.

import { announce } from "./announce.js";
import { el } from "./dom.js";
import { ENDED } from "./format.js";
import { RequestCard } from "./request-card.js";

export class InputRequests {
  /** @param {function()} onDecided after each decision */
  constructor(taskId, onDecided) {
    this.taskId = taskId;
    this.onDecided = onDecided;
    this.cards = new Map();
    this.element = el("section", { class: "requests", hidden: true, "aria-labelledby": "requests-heading" });
    this.heading = el("h2", { id: "requests-heading", tabindex: "-1" }, "Needs your decision");
    this.element.append(this.heading);
  }

  /** @param {boolean} isNew whether it happened while somebody looked on */
  add(event, isNew) {
    if (event.type === "input_requested") {
      const card = new RequestCard(this.taskId, event, () => this.onDecided());
      this.cards.set(event.request_id, card);
      this.element.append(card.element);
      isNew && announce(`Needs your decision: ${event.question ?? event.tool ?? ""}`);
    } else if (event.type === "input_given") {
      this.remove(event.request_id);
    }
    this.element.hidden = this.cards.size === 0;
  }

  /** A task that has ended asks for nothing any more. */
  show(task) {
    if (ENDED.includes(task.status)) {
      [...this.cards.keys()].forEach((id) => this.remove(id));
      this.element.hidden = true;
    }
  }

  remove(requestId) {
    const card = this.cards.get(requestId);
    if (card?.element.contains(document.activeElement)) {
      // The focus must not fall to nowhere as the card goes.
      document.querySelector("main h1")?.focus();
    }
    card?.element.remove();
    this.cards.delete(requestId);
  }

  tick() {
    this.cards.forEach((card) => card.tick());
  }
}
