// What a person can do with a task: pause, resume, cancel, redrive, send a message, take the journal away.

import { announce } from "./announce.js";
import { get, idempotencyKey, post, taskPath } from "./api.js";
import { askReason } from "./dialog.js";
import { el } from "./dom.js";
import { ENDED, shortId } from "./format.js";
import { icon } from "./icons.js";
import { attempt, problemPlace } from "./problem.js";

const ACTIONS = [
  { name: "pause", label: "Pause", for: ["pending", "running", "input_required"], text: "The step that is running ends; no further one starts." },
  { name: "resume", label: "Resume", for: ["paused"] },
  { name: "redrive", label: "Redrive", for: ["failed"], text: "The task goes on from its journal: nothing recorded is asked for again." },
  { name: "cancel", label: "Cancel", for: ["pending", "running", "paused", "input_required"], danger: true, text: "Nothing further starts. This cannot be undone." },
];

export class TaskControls {
  /** @param {function(Object)} onTask is given the task as an action left it */
  constructor(taskId, onTask) {
    this.taskId = taskId;
    this.onTask = onTask;
    this.problems = problemPlace();
    this.buttons = new Map(ACTIONS.map((action) => [action, this.button(action)]));
    const journal = el("button", { type: "button" }, icon("download"), "Journal");
    journal.title = "Download the journal as JSON";
    journal.addEventListener("click", () => attempt(this.problems, journal, () => this.download()));
    this.actions = el("div", { class: "buttons", role: "group", "aria-label": "Task" }, [...this.buttons.values()], journal);
    this.message = this.messageForm();
  }

  button(action) {
    const button = el("button", { type: "button", hidden: true, class: action.danger ? "danger-quiet" : null }, action.label);
    button.addEventListener("click", () => this.act(action, button));
    return button;
  }

  show(task) {
    for (const [action, button] of this.buttons) {
      const possible = action.for.includes(task.status);
      if (!possible && button === document.activeElement) {
        // The focus must not fall to nowhere as the button goes.
        document.querySelector("main h1")?.focus();
      }
      button.hidden = !possible;
    }
    this.message.hidden = ENDED.includes(task.status);
  }

  async act(action, button) {
    const body = {};
    if (action.text) {
      const reason = await askReason({ heading: `${action.label} this task?`, text: action.text, confirm: `${action.label} task`, danger: action.danger });
      if (reason === null) {
        return;
      }
      if (reason !== "") {
        body.reason = reason;
      }
    }
    await attempt(this.problems, button, async () => this.onTask(await post(taskPath(this.taskId, `/${action.name}`), body)));
  }

  messageForm() {
    const text = el("textarea", { id: "message", rows: "2", maxlength: "64000", required: true, "aria-describedby": "message-hint" });
    const send = el("button", { type: "submit" }, "Send");
    const problems = problemPlace();
    let key = idempotencyKey();
    text.addEventListener("input", () => {
      key = idempotencyKey();
    });
    const submit = async (event) => {
      event.preventDefault();
      if (text.value.trim() === "" || send.getAttribute("aria-disabled") === "true") {
        text.focus();
        return;
      }
      const done = await attempt(problems, send, () =>
        post(taskPath(this.taskId, "/messages"), { content: text.value }, { headers: { "Idempotency-Key": key } }),
      );
      if (done) {
        text.value = "";
        key = idempotencyKey();
        announce("The message was sent.");
      }
      text.focus();
    };
    const form = el(
      "form",
      { class: "message-form", hidden: true, novalidate: true, on: { submit } },
      el("label", { for: text.id }, "Message to the agent"),
      text,
      el("div", { class: "buttons" }, send, el("span", { class: "hint", id: "message-hint" }, "It reads it before its next step. Ctrl+Enter sends.")),
      problems,
    );
    text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        form.requestSubmit();
      }
    });
    return form;
  }

  /** The whole journal, page by page, as the API gives it. */
  async download() {
    const events = [];
    for (let more = true; more; ) {
      const after = events.at(-1)?.seq ?? -1;
      const page = (await get(taskPath(this.taskId, `/events?after=${after}`))).events;
      events.push(...page);
      more = page.length > 0;
    }
    const file = new Blob([JSON.stringify({ task_id: this.taskId, events }, null, 2)], { type: "application/json" });
    const link = el("a", { href: URL.createObjectURL(file), download: `journal-${shortId(this.taskId)}.json` });
    link.click();
    URL.revokeObjectURL(link.href);
  }
}
