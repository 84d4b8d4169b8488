// A task at a glance: status, what it cost so far against what it may cost, and its outcome.

import { el, fill, setText } from "./dom.js";
import { ENDED, between, count, dollars, duration, time } from "./format.js";
import { visible } from "./json-text.js";
import { showStatus, statusBadge } from "./status.js";

export class TaskSummary {
  constructor() {
    this.badge = statusBadge("pending");
    this.took = el("dd", { class: "number" });
    this.lasting = [el("div", {}, el("dt", {}, "Status"), el("dd", {}, this.badge)), el("div", {}, el("dt", {}, "Took"), this.took)];
    this.element = el("dl", { class: "facts" }, this.lasting);
    this.outcome = el("section", { class: "outcome", hidden: true, "aria-labelledby": "outcome-heading" });
  }

  show(task, steps) {
    showStatus(this.badge, task.status);
    const usage = task.usage ?? {};
    const budget = task.budget ?? {};
    fill(
      this.element,
      this.lasting,
      fact("Agent", task.agent_id ?? "default"),
      fact("Steps", count(steps), limit(steps, budget.max_steps, count)),
      fact("Tokens", tokens(usage), limit(usage.total_tokens, budget.max_tokens, count)),
      fact("Cost", usage.cost_usd === undefined ? "–" : dollars(usage.cost_usd), limit(usage.cost_usd, budget.max_dollars, dollars)),
      fact("Created", time(task.created_at)),
      task.deadline && fact("Deadline", time(task.deadline)),
    );
    this.showOutcome(task);
  }

  tick(task) {
    if (task === null) {
      return;
    }
    const end = task.completed_at ?? new Date().toISOString();
    setText(this.took, task.started_at === null ? "not started" : duration(between(task.started_at, end)));
  }

  showOutcome(task) {
    const text = task.result ?? task.error_message ?? (ENDED.includes(task.status) ? task.status_reason : null);
    const key = `${task.status} ${text}`;
    this.outcome.hidden = !ENDED.includes(task.status) || !text;
    if (this.shown === key || this.outcome.hidden) {
      return;
    }
    this.shown = key;
    const heading = { completed: "Result", failed: "Why it failed", cancelled: "Why it was cancelled" }[task.status];
    this.outcome.dataset.status = task.status;
    fill(
      this.outcome,
      el("h2", { id: "outcome-heading" }, heading),
      task.status === "failed" && task.status_reason ? el("p", {}, el("code", {}, task.status_reason)) : null,
      el("div", { class: "prose" }, visible(text)),
    );
  }
}

function fact(name, ...values) {
  return el("div", {}, el("dt", {}, name), el("dd", {}, values));
}

function tokens(usage) {
  const parts = `${count(usage.input_tokens)} in (${count(usage.cached_input_tokens)} of them cached), ${count(usage.output_tokens)} out`;
  return el("span", { title: parts }, count(usage.total_tokens));
}

/** How much of a limit is used, in figures and as a bar. */
function limit(used, max, written) {
  if (!max) {
    return null;
  }
  return el("span", { class: "limit" }, ` of ${written(max)} `, el("progress", { max, value: Math.min(used ?? 0, max), "aria-label": "used of the limit" }));
}
