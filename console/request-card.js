// One request: an approval, a question, or a call of which nobody knows what became of it. The decision carries the call's
// hash, so that it can only ever be about the very call that is shown.

import { announce } from "./announce.js";
import { post, taskPath } from "./api.js";
import { el, freshId, setText } from "./dom.js";
import { duration, words } from "./format.js";
import { isObject, laidOut, visible } from "./json-text.js";
import { attempt, problemPlace, showProblem } from "./problem.js";
import { textBlock } from "./text-block.js";

export class RequestCard {
  constructor(taskId, event, onDecided) {
    this.path = taskPath(taskId, `/input_requests/${encodeURIComponent(event.request_id)}`);
    this.event = event;
    this.onDecided = onDecided;
    this.problems = problemPlace();
    this.expiry = el("p", { class: "hint" });
    const headingId = freshId("request");
    this.element = el(
      "article",
      { class: "request", "data-request": event.request_id, "data-kind": event.request_type, "aria-labelledby": headingId },
      el("h3", { id: headingId }, HEADINGS[event.request_type]?.(event) ?? words(event.request_type)),
      event.question && el("p", { class: "prose" }, visible(event.question)),
      event.arguments && event.request_type !== "question" ? textBlock(laidOut(event.arguments), "arguments", "Arguments") : null,
      (FORMS[event.request_type] ?? approval)(this),
      this.expiry,
      this.problems,
    );
    this.tick();
  }

  tick() {
    const { expires_at: expiresAt, default_decision: byDefault } = this.event;
    const left = expiresAt ? new Date(expiresAt) - Date.now() : null;
    const decision = byDefault === "approve" ? "approved" : "rejected";
    setText(this.expiry, left === null ? "" : left > 0 ? `Without a decision it is ${decision} in ${duration(left)}.` : `Its time is over: it is ${decision}.`);
  }

  /** @param {string} fields JSON of further fields, with a comma before it; arguments stay as they are written */
  async decide(button, decision, { reason, answer, rawArguments } = {}) {
    if (button.getAttribute("aria-disabled") === "true") {
      return;
    }
    const fields = { decision };
    reason && (fields.reason = reason);
    answer !== undefined && (fields.answer = answer);
    this.event.call_hash && (fields.call_hash = this.event.call_hash);
    const body = JSON.stringify(fields);
    const whole = rawArguments === undefined ? body : `${body.slice(0, -1)},"arguments":${rawArguments}}`;
    const done = await attempt(this.problems, button, () => post(this.path, whole));
    if (done) {
      announce("Your decision was recorded.");
      this.onDecided();
    }
  }
}

const HEADINGS = {
  approval: (event) => ["Approve ", el("code", {}, event.tool), "?"],
  question: () => "The agent asks",
  unknown_effect: (event) => ["What became of ", el("code", {}, event.tool), "?"],
};

const FORMS = { approval, question, unknown_effect: unknownEffect };

function button(label, action, kind = null) {
  const element = el("button", { type: "button", class: kind }, label);
  element.addEventListener("click", () => action(element));
  return element;
}

function field(label, control) {
  control.id = freshId("field");
  return el("div", { class: "field" }, el("label", { for: control.id }, label), control);
}

function approval(card) {
  const reason = el("input", { type: "text", autocomplete: "off" });
  const written = laidOut(card.event.arguments ?? "{}");
  const text = el("textarea", { rows: Math.min(written.split("\n").length + 1, 20), spellcheck: "false", class: "code-input" });
  text.value = written;
  const edit = el("div", { hidden: true, class: "edit" }, field("Arguments as JSON", text));
  const approve = button("Approve", (self) => card.decide(self, "approve", { reason: reason.value.trim() }), "primary");
  const save = button("Approve with these arguments", (self) => {
    if (isObject(text.value)) {
      card.decide(self, "edit", { reason: reason.value.trim(), rawArguments: text.value });
    } else {
      showProblem(card.problems, { title: "The arguments are not a JSON object", message: "Write them as {\"name\": value, …}." });
      text.focus();
    }
  }, "primary");
  const toggle = button("Edit arguments", () => {
    edit.hidden = !edit.hidden;
    approve.hidden = !edit.hidden;
    save.hidden = edit.hidden;
    toggle.textContent = edit.hidden ? "Edit arguments" : "Leave the arguments";
    toggle.setAttribute("aria-expanded", String(!edit.hidden));
    edit.hidden || text.focus();
  });
  toggle.setAttribute("aria-expanded", "false");
  save.hidden = true;
  return [
    edit,
    field("Reason (optional)", reason),
    el("div", { class: "buttons" }, approve, save, toggle, button("Reject", (self) => card.decide(self, "reject", { reason: reason.value.trim() }), "danger-quiet")),
  ];
}

function question(card) {
  const text = el("textarea", { rows: "2" });
  const options = (card.event.options ?? []).map((option) => button(visible(option), (self) => card.decide(self, "answer", { answer: option })));
  const send = button("Send answer", (self) => text.value.trim() === "" ? text.focus() : card.decide(self, "answer", { answer: text.value }), options.length > 0 ? null : "primary");
  return [
    options.length > 0 && el("div", { class: "buttons", role: "group", "aria-label": "Answers that it offers" }, options),
    field(options.length > 0 ? "Another answer" : "Answer", text),
    el("div", { class: "buttons" }, send, button("Decline", (self) => card.decide(self, "reject"), "danger-quiet")),
  ];
}

function unknownEffect(card) {
  const text = el("textarea", { rows: "2" });
  return [
    field("Its result, where it happened", text),
    el(
      "div",
      { class: "buttons" },
      button("It happened", (self) => card.decide(self, "answer", { answer: text.value }), "primary"),
      button("Run it again", (self) => card.decide(self, "approve")),
      button("Tell the agent that nobody knows", (self) => card.decide(self, "reject")),
    ),
  ];
}
