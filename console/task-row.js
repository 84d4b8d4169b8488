// One task in the list. It is changed in place, so that focus and selection stay where they are.

import { el, fill, setText } from "./dom.js";
import { between, count, dollars, duration, shortId, time, title } from "./format.js";
import { visible } from "./json-text.js";
import { showStatus, statusBadge } from "./status.js";

export class TaskRow {
  constructor() {
    this.task = null;
    this.badge = statusBadge("pending");
    this.link = el("a", { class: "task-link" });
    this.id = el("span", { class: "id" });
    this.reason = el("span", { class: "reason" });
    this.agent = el("td", { role: "cell", class: "col-agent", "data-label": "Agent" });
    this.tokens = el("td", { role: "cell", class: "col-tokens number", "data-label": "Tokens" });
    this.cost = el("td", { role: "cell", class: "col-cost number", "data-label": "Cost" });
    this.created = el("td", { role: "cell", class: "col-created" });
    this.took = el("td", { role: "cell", class: "col-took number", "data-label": "Took" });
    this.element = el(
      "tr",
      { role: "row" },
      el("td", { role: "cell", class: "col-status" }, this.badge),
      el("td", { role: "cell", class: "col-task" }, this.link, el("span", { class: "under" }, this.id, this.reason)),
      this.agent,
      this.tokens,
      this.cost,
      this.created,
      this.took,
    );
  }

  /** The status before, or null for a new row. */
  update(task) {
    const before = this.task;
    this.task = task;
    if (before === null) {
      this.link.setAttribute("href", `#/tasks/${encodeURIComponent(task.task_id)}`);
      setText(this.link, title(task));
      setText(this.id, shortId(task.task_id));
      setText(this.agent, visible(task.agent_id ?? "–"));
      fill(this.created, time(task.created_at));
    }
    showStatus(this.badge, task.status);
    setText(this.reason, visible(task.status_reason ?? ""));
    setText(this.tokens, count(task.usage?.total_tokens));
    setText(this.cost, task.usage?.cost_usd === undefined ? "–" : dollars(task.usage.cost_usd));
    const end = task.completed_at ?? new Date().toISOString();
    setText(this.took, task.started_at === null ? "–" : duration(between(task.started_at, end)));
    return before?.status ?? null;
  }
}
