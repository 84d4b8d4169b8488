// How each kind of entry reads. A kind that is not known here is shown by its name, with everything it has.

import { el } from "./dom.js";
import { count, dollars, plural, time, words } from "./format.js";
import { icon } from "./icons.js";
import { visible } from "./json-text.js";
import { textBlock } from "./text-block.js";

/** One entry: its drawing, its title, and what it holds. */
export function entry(event) {
  const known = KINDS[event.type];
  const { drawing, title, content } = known ? known(event) : unknown(event);
  return el(
    "li",
    { class: "entry", "data-type": event.type, "data-seq": event.seq },
    icon(drawing),
    el("div", { class: "entry-head" }, el("h3", {}, title), time(event.at), el("span", { class: "seq" }, `#${event.seq}`)),
    content ?? null,
  );
}

/** What a screen reader hears as the entry arrives. */
export function sentence(event, steps) {
  switch (event.type) {
    case "model_answered":
      return event.tool_calls.length > 0
        ? `Step ${steps} calls ${event.tool_calls.map((call) => call.tool).join(", ")}`
        : `Step ${steps} answers`;
    case "tools_finished":
      return event.results.map((result) => `${result.tool} ${words(result.status).toLowerCase()}`).join(", ");
    case "tool_finished":
      return `${event.tool} ${words(event.status).toLowerCase()}`;
    case "tool_started":
    case "model_asked":
      return null;
    default:
      return words(event.type);
  }
}

function prose(text) {
  return text ? el("p", { class: "prose" }, visible(text)) : null;
}

function by(event) {
  const who = event.by === "expiry" ? " by its deadline" : event.by ? ` by ${event.by}` : "";
  return visible(who);
}

function moved(drawing, title) {
  return (event) => ({ drawing, title: `${title}${by(event)}`, content: prose(event.reason) });
}

function unknown(event) {
  const { seq, type, at, ...rest } = event;
  return { drawing: "note", title: words(type), content: textBlock(JSON.stringify(rest, null, 2), "output", `Entry ${type}`) };
}

const KINDS = {
  submitted: (event) => ({
    drawing: "message",
    title: "Goal",
    content: [
      textBlock(goal(event), "answer", "Goal"),
      event.agent_config && textBlock(JSON.stringify(event.agent_config, null, 2), "arguments", "Agent settings of this task"),
    ],
  }),
  recalled: (event) => ({
    drawing: "memory",
    title: `Remembers ${plural(event.memories.length, "thing")} from before`,
    content: el("ul", { class: "plain" }, event.memories.map((memory) => el("li", {}, visible(memory.text), el("span", { class: "hint" }, ` ${memory.score.toFixed(2)}`)))),
  }),
  model_asked: (event) => ({ drawing: "note", title: `Reserves ${reserved(event)} for ${event.model}` }),
  model_failed: (event) => ({ drawing: "failed", title: `No answer from ${event.model}`, content: prose(event.message) }),
  model_changed: (event) => ({ drawing: "note", title: `${event.to} takes over from ${event.from}`, content: prose(event.message) }),
  compacted: (event) => ({ drawing: "note", title: `Summary of what was before #${event.kept_from}`, content: textBlock(event.summary, "answer", "Summary") }),
  planned: (event) => ({ drawing: "plan", title: `Plan with ${plural(event.steps.length, "step")}`, content: el("ol", { class: "plain" }, event.steps.map((step) => el("li", {}, visible(step)))) }),
  plan_step_finished: (event) => ({ drawing: event.status === "done" ? "completed" : "failed", title: `Plan step ${event.step}: ${event.status}`, content: prose(event.result) }),
  answer_rejected: (event) => ({ drawing: "failed", title: `Answer rejected: ${words(event.reason).toLowerCase()}`, content: prose(event.message) }),
  completed: () => ({ drawing: "completed", title: "Completed" }),
  failed: (event) => ({ drawing: "failed", title: `Failed: ${event.reason}`, content: prose(event.message) }),
  cancelled: moved("cancelled", "Cancelled"),
  paused: moved("paused", "Paused"),
  resumed: moved("running", "Resumed"),
  redriven: moved("running", "Redriven"),
  message_added: (event) => ({ drawing: "message", title: `Message${by(event)}`, content: textBlock(event.content, "answer", "Message") }),
  input_requested: (event) => ({ drawing: "input_required", title: REQUESTS[event.request_type] ?? words(event.request_type), content: prose(event.question) }),
  input_given: (event) => ({
    drawing: "person",
    title: `${DECISIONS[event.decision] ?? words(event.decision)}${by(event)}`,
    content: [prose(event.reason), event.arguments && textBlock(event.arguments, "arguments", "Arguments"), event.answer && textBlock(event.answer, "answer", "Answer")],
  }),
};

const REQUESTS = { approval: "Asks for approval", question: "Asks a question", unknown_effect: "Asks what became of a call" };
const DECISIONS = { approve: "Approved", reject: "Rejected", edit: "Approved with changes", answer: "Answered" };

function goal(event) {
  const { prompt, goal: aim, ...rest } = event.input_data ?? {};
  const more = Object.keys(rest).length > 0 ? `\n\n${JSON.stringify(rest, null, 2)}` : "";
  return `${prompt ?? aim ?? ""}${more}`;
}

function reserved(event) {
  const money = event.reserved_usd === undefined ? "" : ` and ${dollars(event.reserved_usd)}`;
  return `${count(event.reserved_tokens)} tokens${money}`;
}
