// One step: what the model said, the calls it asked for, and what came of them.

import { el, fill } from "./dom.js";
import { between, count, dollars, duration, time, words } from "./format.js";
import { icon } from "./icons.js";
import { laidOut, visible } from "./json-text.js";
import { textBlock } from "./text-block.js";

export class Step {
  constructor(event, number) {
    this.calls = new Map(event.tool_calls.map((call) => [call.id, new Call(call)]));
    const final = event.tool_calls.length === 0;
    this.element = el(
      "li",
      { class: "entry step", "data-type": event.type, "data-seq": event.seq },
      icon("step"),
      el(
        "div",
        { class: "entry-head" },
        el("h3", {}, `Step ${number}`),
        el("span", { class: "model" }, event.model),
        measures(event),
        time(event.at),
        el("span", { class: "seq" }, `#${event.seq}`),
      ),
      event.text && (final ? textBlock(event.text, "answer") : el("p", { class: "thought" }, visible(event.text))),
      final ? null : el("ul", { class: "calls" }, [...this.calls.values()].map((call) => call.element)),
    );
  }

  started(event) {
    return event.call_ids.map((id) => this.calls.get(id)?.started(event) ?? false).every(Boolean);
  }

  finished(result, event) {
    return this.calls.get(result.call_id)?.finished(result, event) ?? false;
  }

  asked(event) {
    return this.calls.get(event.call_id)?.state("input_required", "waits for a decision") ?? false;
  }
}

function measures({ at, asked_at: askedAt, usage }) {
  const cost = usage.cost_usd === undefined ? "" : ` · ${dollars(usage.cost_usd)}`;
  const detail = `${count(usage.input_tokens)} tokens in, ${count(usage.cached_input_tokens)} of them cached; ${count(usage.output_tokens)} out, ${count(usage.reasoning_tokens)} of them reasoning`;
  const text = `${duration(between(askedAt, at))} · ${count(usage.input_tokens)} → ${count(usage.output_tokens)} tokens${cost}`;
  return el("span", { class: "measures", title: detail }, text);
}

const RESULTS = { succeeded: "completed", failed: "failed", denied: "cancelled", timed_out: "failed", unknown: "input_required" };

class Call {
  constructor(call) {
    this.status = el("span", { class: "call-status" });
    this.result = el("div", { class: "call-result" });
    this.element = el(
      "li",
      { class: "call" },
      el("div", { class: "call-head" }, el("code", { class: "tool" }, call.tool), this.status),
      textBlock(laidOut(call.arguments), "arguments", `Arguments of ${call.tool}`),
      this.result,
    );
    this.state("pending", "asked for");
  }

  state(drawing, text) {
    fill(this.status, icon(drawing), text);
    this.status.dataset.state = drawing;
    return true;
  }

  started({ deadline }) {
    this.status.title = `nobody else runs it before ${deadline}`;
    return this.state("running", "running");
  }

  finished(result, { seq }) {
    this.state(RESULTS[result.status] ?? "note", `${words(result.status)} in ${duration(result.duration_ms)}`);
    this.status.title = `entry ${seq}`;
    fill(this.result, textBlock(laidOut(result.output), "output", `Result of ${result.tool}`));
    return true;
  }
}
