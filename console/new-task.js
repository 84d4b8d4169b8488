// The form for a new task. Sending it twice makes one task: the form has one idempotency key.

import { announce } from "./announce.js";
import { idempotencyKey, post } from "./api.js";
import { el, fill } from "./dom.js";
import { attempt, problemPlace } from "./problem.js";

export function newTaskView() {
  const form = new NewTaskForm();
  return { heading: "New task", nodes: [el("h1", { tabindex: "-1" }, "New task"), form.element], stop: () => {} };
}

/** The fields: where each goes in the request, and what the API calls it in its problems. */
const FIELDS = [
  { name: "agent_id", label: "Agent", hint: "An agent's name; empty for the assistant." },
  { name: "name", label: "Name", hint: "What to call the task in lists." },
  { name: "llm_model", in: "agent_config", label: "Model", hint: "As provider/name; empty for the agent's own." },
  { name: "max_steps", in: "budget", label: "Steps, at the most", kind: "number", step: "1" },
  { name: "max_tokens", in: "budget", label: "Tokens, at the most", kind: "number", step: "1" },
  { name: "max_dollars", in: "budget", label: "Dollars, at the most", kind: "number", step: "any" },
  { name: "max_seconds", in: "budget", label: "Seconds, at the most", kind: "number", step: "1" },
];

class NewTaskForm {
  constructor() {
    this.problems = problemPlace();
    this.errors = new Map();
    this.inputs = new Map();
    const prompt = el("textarea", { rows: "6", required: true });
    const send = el("button", { type: "submit", class: "primary" }, "Start task");
    this.key = idempotencyKey();
    this.element = el(
      "form",
      { class: "sheet", novalidate: true, "aria-label": "New task", on: { submit: (event) => this.submit(event, send), input: () => this.changed() } },
      this.field({ name: "prompt", label: "Goal", hint: "What the agent is to do. Ctrl+Enter starts it." }, prompt),
      el("div", { class: "columns" }, FIELDS.slice(0, 2).map((field) => this.field(field))),
      el(
        "details",
        {},
        el("summary", {}, "Model and limits"),
        el("div", { class: "columns" }, FIELDS.slice(2).map((field) => this.field(field))),
      ),
      this.problems,
      el("div", { class: "buttons" }, send, el("a", { class: "button", href: "#/" }, "Back to the list")),
    );
    prompt.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        this.element.requestSubmit();
      }
    });
  }

  field({ name, label, hint, kind, step }, control = el("input", { type: kind ?? "text", step, min: kind && "0", autocomplete: "off" })) {
    control.id = `new-${name}`;
    const hintId = `${control.id}-hint`;
    const error = el("p", { class: "field-error", id: `${control.id}-error` });
    control.setAttribute("aria-describedby", hint ? `${hintId} ${error.id}` : error.id);
    this.inputs.set(name, control);
    this.errors.set(name, error);
    return el(
      "div",
      { class: "field" },
      el("label", { for: control.id }, label),
      control,
      hint && el("p", { class: "hint", id: hintId }, hint),
      error,
    );
  }

  /** What is changed after it was sent is another task. */
  changed() {
    if (this.sent) {
      this.sent = false;
      this.key = idempotencyKey();
    }
  }

  body() {
    const body = { task_type: "agent_task" };
    for (const field of [{ name: "prompt" }, ...FIELDS]) {
      const value = this.inputs.get(field.name).value.trim();
      if (value !== "") {
        const target = field.in ? (body[field.in] ??= {}) : body;
        target[field.name] = field.kind === "number" ? Number(value) : value;
      }
    }
    splitModel(body);
    return body;
  }

  async submit(event, send) {
    event.preventDefault();
    if (send.getAttribute("aria-disabled") === "true") {
      return;
    }
    this.clearErrors();
    const done = await attempt(this.problems, send, async () => {
      this.sent = true;
      try {
        const task = await post("/tasks", this.body(), { headers: { "Idempotency-Key": this.key } });
        announce("The task has started.");
        location.hash = `#/tasks/${encodeURIComponent(task.task_id)}`;
      } catch (problem) {
        this.showErrors(problem.errors ?? []);
        throw problem;
      }
    });
    if (!done) {
      this.element.querySelector("[aria-invalid]")?.focus();
    }
  }

  clearErrors() {
    for (const [name, error] of this.errors) {
      fill(error);
      this.inputs.get(name).removeAttribute("aria-invalid");
    }
  }

  showErrors(errors) {
    for (const { field, detail } of errors) {
      const name = field.split(".").at(-1);
      if (this.errors.has(name)) {
        fill(this.errors.get(name), detail);
        const input = this.inputs.get(name);
        input.setAttribute("aria-invalid", "true");
        input.closest("details")?.setAttribute("open", "");
      }
    }
  }
}

/** anthropic/claude-sonnet-4-5 is two fields in a task. */
function splitModel(body) {
  const model = body.agent_config?.llm_model;
  const slash = model?.indexOf("/") ?? -1;
  if (slash > 0) {
    body.agent_config = { llm_provider: model.slice(0, slash), llm_model: model.slice(slash + 1) };
  }
}
