// Beside the page: the fields of charts that answer a question, and long computations on the reader's own machine in a worker, with
// their progress shown and a way to stop them. What is quick is left to the server, where there is one.
(() => {
  "use strict";
  const plain = window.fetch.bind(window);
  // From so many worlds on a computation is long.
  const LONG = 1000;

  // What is chosen stands in the form; the page reads it there. The fields that come with the answer take the place of these, so
  // whoever stands at one stands at the one of its name.
  const formOf = (event) => event.target.closest?.("form.of-chart");
  addEventListener(
    "change",
    (event) => {
      const form = formOf(event);
      if (!form) return;
      form.dataset.choice = `&${new URLSearchParams(new FormData(form))}`;
      const name = event.target === document.activeElement && event.target.name;
      const observer = new MutationObserver(() => {
        observer.disconnect();
        if (name) form.elements[name]?.focus();
      });
      observer.observe(form, { childList: true });
    },
    true,
  );
  addEventListener("submit", (event) => {
    if (formOf(event)) event.preventDefault();
  });

  // A button that sets a lever writes into its number field: a slider would bring what is between two of its steps to one of them.
  addEventListener("click", (event) => {
    const button = formOf(event) && event.target.closest("[data-set]");
    const field = button && document.querySelector(`[data-lever-field="${button.dataset.set}"]`);
    if (!field) return;
    field.value = button.value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // A pressed pointer on the chart writes into the field for it.
  const point = (event) => {
    const chart = event.buttons === 1 && event.target.closest?.(".drawn");
    const field = chart && chart.closest("figure").querySelector("[data-pointed]");
    if (!field) return;
    const [left, low, right, high] = field.dataset.pointed.split(" ").map(Number);
    const part = (event.clientX - chart.getBoundingClientRect().left - left) / (right - left);
    const value = String(Math.min(Math.max(Math.round(low + (high - low) * part), field.min), field.max));
    if (field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  for (const kind of ["pointerdown", "pointermove"]) addEventListener(kind, point);

  // The engine and the words, when they are first needed.
  let told;
  const tell = () => {
    told ??= plain(`/beside/${document.documentElement.lang}.json`)
      .then((answer) => {
        if (!answer.ok) throw new Error(`no engine: ${answer.status}`);
        return answer.json();
      })
      .catch((error) => {
        // The next question asks again.
        told = undefined;
        throw error;
      });
    return told;
  };

  let worker;
  let jobs = new Map();
  let last = 0;
  const start = () => {
    worker = new Worker("/beside-worker.js", { type: "module" });
    const running = jobs;
    worker.onmessage = ({ data }) => running.get(data.job)?.hear(data);
    worker.onerror = () => {
      for (const job of running.values()) job.hear({ failure: "the worker stopped" });
      worker = undefined;
    };
  };
  // Ends everything that the worker does: what else was asked of it is asked elsewhere.
  const stop = () => {
    worker?.terminate();
    worker = undefined;
    const others = jobs;
    jobs = new Map();
    for (const job of others.values()) job.hear({ failure: "the worker was stopped" });
  };

  // How far a chart's computation is, with a button that stops it.
  const shown = (chart, words, cancel) => {
    const place = document.querySelector(`[data-chart="${chart}"]`)?.closest("figure")?.querySelector("form");
    if (!place) return () => {};
    const status = document.createElement("p");
    const bar = document.createElement("progress");
    const told = document.createElement("span");
    const button = document.createElement("button");
    status.className = "of-chart";
    bar.setAttribute("aria-label", words.progress);
    button.type = "button";
    button.textContent = words.cancel;
    button.addEventListener("click", cancel);
    status.append(bar, told, button);
    place.after(status);
    return (done, all) => {
      if (all) Object.assign(bar, { max: all, value: done });
      told.textContent = all ? `${done.toLocaleString("en")} / ${all.toLocaleString("en")}` : "";
      if (done === undefined) status.remove();
    };
  };

  // A file of a chart, computed in the worker. `asked` names the chart, its format, the query and the answers that it starts from.
  const compute = async (asked, all) => {
    const { script, wasm, words } = await tell();
    // What was asked of it before is of no use any more.
    const what = `${asked.chart}.${asked.format}`;
    for (const job of jobs.values()) if (job.what === what) job.cancel();
    return new Promise((resolve, reject) => {
      const job = ++last;
      const own = jobs;
      const end = (settle, value) => {
        own.delete(job);
        show();
        settle(value);
      };
      const cancel = () => {
        end(reject, new DOMException(words.cancelled, "AbortError"));
        stop();
      };
      const show = shown(asked.chart, words, cancel);
      show(0, all);
      const hear = ({ done, file, failure }) => {
        if (file !== undefined) end(resolve, file);
        else if (failure !== undefined) end(reject, new Error(failure));
        else show(done, all);
      };
      own.set(job, { hear, cancel, what });
      if (!worker) start();
      worker.postMessage({ job, script, wasm, ...asked });
    });
  };

  // What a chart is computed from, of a country and year in a language.
  const ground = (importer, year, language) => {
    const folder = `/api/v1/importers/${importer}/years/${year}`;
    return {
      start: `${folder}/start.${language}.json`,
      margins: `${folder}/margins.${language}.json`,
      sources: "/api/v1/sources.json",
    };
  };
  window.chokepointBeside = { compute, ground };
  dispatchEvent(new Event("beside"));

  // On the data server: only what is long.
  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href);
    const chart = url.origin === location.origin && url.pathname.match(/^\/chart\/(uncertainty|tornado|compared)\.json$/);
    const draws = Number(url.searchParams.get("draws"));
    if (!chart || !(draws > LONG) || !window.Worker) return plain(input, init);
    // What an address does not name is the first country and the usual year, whatever the page began with.
    const { importers } = JSON.parse(document.getElementById("bootstrap").textContent).importers;
    const importer = (url.searchParams.get("importer") || importers[0].importer).toUpperCase();
    const usual = importers.find((row) => row.importer === importer)?.default_year;
    const asked = {
      chart: chart[1],
      format: "json",
      query: url.search.slice(1),
      address: `${location.origin}/${url.search}`,
      ...ground(importer, url.searchParams.get("year") || usual, document.documentElement.lang),
    };
    try {
      const file = await compute(asked, draws);
      return new Response(file, { headers: { "content-type": "application/json" } });
    } catch (error) {
      if (error.name === "AbortError") {
        // Whoever stops it gets what is quick.
        url.searchParams.delete("draws");
        return plain(url, init);
      }
      return plain(input, init);
    }
  };
})();
