// The list of tasks, newest first, with its filters in the address, kept up to date while it is looked at.

import { announce } from "./announce.js";
import { get } from "./api.js";
import { el, fill, freshId } from "./dom.js";
import { STATUSES, plural, statusName, title } from "./format.js";
import { clearProblem, problemPlace, showProblem } from "./problem.js";
import { TaskRow } from "./task-row.js";

const INTERVAL = 2500;
const PAGE = 50;

/** @param {URLSearchParams} filters status and agent, as in the address */
export function listView(filters) {
  const view = new ListView(filters);
  return { heading: "Tasks", nodes: view.nodes(), stop: () => view.stop() };
}

class ListView {
  constructor(filters) {
    this.status = filters.get("status") ?? "";
    this.agent = filters.get("agent") ?? "";
    this.rows = new Map();
    this.pages = 1;
    this.stopped = false;
    this.controller = new AbortController();
    this.problems = problemPlace();
    // With roles of their own: on a narrow screen they are no table cells to the style sheet.
    this.body = el("tbody", { role: "rowgroup" });
    this.summary = el("p", { class: "hint", id: freshId("summary") }, "Loading…");
    this.older = el("button", { type: "button", hidden: true, on: { click: () => this.more() } }, "Older tasks");
    this.onVisible = () => !document.hidden && this.refresh();
    document.addEventListener("visibilitychange", this.onVisible);
    this.refresh();
  }

  nodes() {
    const columns = ["Status", "Task", "Agent", "Tokens", "Cost", "Created", "Took"];
    return [
      el(
        "div",
        { class: "view-head" },
        el("h1", { tabindex: "-1" }, "Tasks"),
        this.filterForm(),
        el("a", { class: "button primary", href: "#/new" }, "New task"),
      ),
      this.problems,
      el(
        "table",
        { class: "tasks", role: "table", "aria-describedby": this.summary.id },
        el("caption", { class: "unseen" }, "Tasks, newest first"),
        el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, columns.map((name) => el("th", { scope: "col", role: "columnheader", class: `col-${name.toLowerCase()}` }, name)))),
        this.body,
      ),
      el("div", { class: "list-foot" }, this.summary, this.older),
    ];
  }

  filterForm() {
    const status = el(
      "select",
      { id: "filter-status" },
      el("option", { value: "" }, "Any status"),
      STATUSES.map((name) => el("option", { value: name, selected: name === this.status }, statusName(name))),
    );
    const agent = el("input", { id: "filter-agent", type: "search", value: this.agent, placeholder: "any", list: "agents", autocomplete: "off" });
    this.agents = el("datalist", { id: "agents" });
    const apply = () => {
      const chosen = new URLSearchParams();
      status.value && chosen.set("status", status.value);
      agent.value.trim() && chosen.set("agent", agent.value.trim());
      const query = chosen.toString();
      location.hash = query === "" ? "#/" : `#/?${query}`;
    };
    status.addEventListener("change", apply);
    agent.addEventListener("change", apply);
    return el(
      "form",
      { class: "filters", role: "search", "aria-label": "Filter tasks", on: { submit: (event) => { event.preventDefault(); apply(); } } },
      el("span", {}, el("label", { for: status.id }, "Status"), status),
      el("span", {}, el("label", { for: agent.id }, "Agent"), agent),
      this.agents,
    );
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    this.controller.abort();
    document.removeEventListener("visibilitychange", this.onVisible);
  }

  async more() {
    this.pages += 1;
    await this.refresh();
  }

  /** One round at a time; while the page is out of sight there are none. */
  async refresh() {
    clearTimeout(this.timer);
    this.round = (this.round ?? 0) + 1;
    const round = this.round;
    try {
      const { tasks, next } = await this.read();
      if (this.stopped || round !== this.round) {
        return;
      }
      clearProblem(this.problems);
      this.show(tasks, next);
    } catch (error) {
      if (this.stopped || error.name === "AbortError") {
        return;
      }
      showProblem(this.problems, error);
      if (error.status === 401 || error.status === 403 || error.status === 422) {
        this.problems.append(el("button", { type: "button", on: { click: () => this.refresh() } }, "Try again"));
        return;
      }
    }
    if (!document.hidden) {
      this.timer = setTimeout(() => this.refresh(), INTERVAL);
    }
  }

  async read() {
    const tasks = [];
    let next = "";
    for (let page = 0; page < this.pages && next !== null; page++) {
      const query = new URLSearchParams({ limit: PAGE });
      this.status && query.set("status", this.status);
      this.agent && query.set("agent_id", this.agent);
      next && query.set("cursor", next);
      const answer = await get(`/tasks?${query}`, { signal: this.controller.signal });
      tasks.push(...answer.tasks);
      next = answer.next_cursor;
    }
    return { tasks, next };
  }

  show(tasks, next) {
    const first = this.rows.size === 0;
    const rows = new Map();
    tasks.forEach((task, i) => {
      const row = this.rows.get(task.task_id) ?? new TaskRow();
      const before = row.update(task);
      if (!first && before !== null && before !== task.status) {
        announce(`${title(task)}: ${statusName(task.status)}`);
      }
      if (this.body.children[i] !== row.element) {
        this.body.insertBefore(row.element, this.body.children[i] ?? null);
      }
      rows.set(task.task_id, row);
    });
    while (this.body.children.length > tasks.length) {
      this.body.lastChild.remove();
    }
    this.rows = rows;
    this.older.hidden = next === null;
    this.summary.textContent = this.summaryOf(tasks.length, next);
    this.offerAgents(tasks);
  }

  summaryOf(shown, next) {
    if (shown > 0) {
      return `${plural(shown, "task")}${next === null ? "" : ", and older ones"}`;
    }
    return this.status || this.agent ? "No task fits these filters." : "No tasks yet. Start with a new task.";
  }

  offerAgents(tasks) {
    const names = [...new Set(tasks.map((task) => task.agent_id).filter(Boolean))].sort();
    if (names.join() !== this.offered) {
      this.offered = names.join();
      fill(this.agents, names.map((name) => el("option", { value: name })));
    }
  }
}
