// A site of files alone, on a server that knows no queries: brings every address the file that answers it, and what moves with
// the levers from the engine. On the data server none of this is needed, and none is there.
(() => {
  "use strict";
  const script = document.currentScript;
  const site = JSON.parse(script.dataset.site);
  const own = script.dataset;
  const [first] = Object.keys(site.importers);

  // What a query shows, as far as there are data of it.
  const read = (query) => {
    const language = site.languages.includes(query.get("lang")) ? query.get("lang") : site.languages[0];
    const asked = (query.get("importer") || first).toUpperCase();
    const importer = site.importers[asked] ? asked : first;
    const [usual, ...years] = site.importers[importer];
    const year = years.includes(Number(query.get("year"))) ? Number(query.get("year")) : usual;
    return { language, importer, year };
  };
  const address = new URLSearchParams(location.search);
  const { language, importer, year } = read(address);

  // An address has one file; that of another language, country or year takes its place.
  const presets = Object.entries(site.presets);
  // Whether two queries are of one state. What the first country has as usual need not be said.
  const isSame = (query, shown, ignored = []) => {
    const [one, other] = [query, shown].map((text) => {
      const state = new URLSearchParams(text);
      for (const key of ["lang", "theme", "static", "transparent", ...ignored]) state.delete(key);
      const [usual] = site.importers[(new URLSearchParams(shown).get("importer") || first).toUpperCase()] || [];
      if (state.get("year") === String(usual)) state.delete("year");
      if (state.get("importer")?.toUpperCase() === first) state.delete("importer");
      state.sort();
      return String(state);
    });
    return one === other;
  };
  const preset = own.by === "importer" ? presets.find(([, queries]) => queries.some((query) => isSame(query, address))) : undefined;
  const names = {
    language,
    importer: preset ? `${preset[0]}.${language}` : `${importer}.${language}`,
    year: `${importer}-${year}.${language}`,
    all: `all.${language}`,
    chart: `${site.charts.includes(address.get("chart")) ? address.get("chart") : "map"}.${language}`,
  };
  const wanted = names[own.by];
  const isFile = location.pathname.endsWith(".html");
  if (wanted !== own.page && (location.search || !isFile)) {
    location.replace(`${own.folder}${wanted}.html${location.search}${location.hash}`);
    return;
  }
  if (isFile && location.search) {
    try {
      history.replaceState(null, "", `${own.home}${location.search}${location.hash}`);
    } catch {
      // A frame without an origin keeps the file's address, which nobody sees.
    }
  }

  // The file that answers an address of the server.
  const file = (address) => {
    const url = new URL(address, location.href);
    if (url.origin !== location.origin) return address;
    const { pathname, searchParams } = url;
    const state = read(searchParams);
    if (/^\/api\/v1\/.*\/(view|start|margins)$/.test(pathname)) return `${pathname}.${state.language}.json`;
    if (/^\/api\/v1\/[^.]*$/.test(pathname)) return `${pathname}.json`;
    const chart = pathname.match(/^\/chart\/([a-z]+)\.([a-z]+)$/);
    if (chart && site.drawn.includes(chart[1])) {
      const look = `${searchParams.get("theme") || "light"}.${Number(searchParams.get("width") || 960) < 560 ? "narrow" : "wide"}`;
      const name = site.same.includes(chart[1]) ? `all.${state.language}` : `${state.importer}-${state.year}.${state.language}`;
      return `/chart/${chart[1]}/${name}.${chart[2] === "json" ? `${look}.json` : chart[2]}`;
    }
    return address;
  };

  // Tables and pictures of charts that levers move are the engine's.
  const engines = new Map();
  const engineOf = (state) => {
    const name = `${state.importer}-${state.year}.${state.language}`;
    const folder = `/api/v1/importers/${state.importer}/years/${state.year}`;
    const text = async (path) => {
      const answer = await plain(path);
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return answer.text();
    };
    const load = async () => {
      const files = [`${folder}/start.${state.language}.json`, "/api/v1/land.json", `${folder}/lines.json`, "/api/v1/sources.json"];
      const [module, start, land, lines, sources] = await Promise.all([import(site.engine.script), ...files.map(text)]);
      await module.default({ module_or_path: site.engine.wasm });
      const engine = new module.Engine(start);
      engine.set_map(land, lines);
      engine.set_sources(sources);
      return engine;
    };
    if (!engines.has(name)) engines.set(name, load());
    return engines.get(name).catch((error) => {
      engines.delete(name);
      throw error;
    });
  };
  // Charts that answer a question are computed beside the page.
  const isReady = () =>
    new Promise((ready) => {
      if (window.chokepointBeside) return ready();
      addEventListener("beside", ready, { once: true });
      // The page waits for a sign of its reader.
      return dispatchEvent(new Event("scroll"));
    });
  const answered = async (chart, format, query) => {
    await isReady();
    const { compute, ground } = window.chokepointBeside;
    const state = read(new URLSearchParams(query));
    const years = chart === "stress" ? Object.entries(site.importers).map(([iso, [usual]]) => `/api/v1/importers/${iso}/years/${usual}.json`) : [];
    const asked = { chart, format, query, address: `${site.base}/?${query}`, ...ground(state.importer, state.year, state.language), years };
    return compute(asked, Number(new URLSearchParams(query).get("draws")) || 0);
  };
  const TYPES = { html: "text/html", csv: "text/csv", json: "application/json", svg: "image/svg+xml" };
  const made = async (address) => {
    const url = new URL(address, location.href);
    const chart = url.origin === location.origin && url.pathname.match(/^\/chart\/([a-z]+)\.(html|csv|svg|json|png)$/);
    if (!chart) return undefined;
    const [, name, format] = chart;
    if (format === "png") {
      const svg = await plainOr(address.replace(".png?", ".svg?"));
      return new Response(await pixels(await svg.blob(), Number(url.searchParams.get("scale")) || 1), { headers: { "content-type": "image/png" } });
    }
    if (site.drawn.includes(name)) return undefined;
    if (site.answers.includes(name)) return new Response(await answered(name, format, url.search.slice(1)), { headers: { "content-type": TYPES[format] } });
    const engine = await engineOf(read(url.searchParams));
    const bytes = engine.file(name, format, url.search.slice(1), `${site.base}/${url.search}`);
    return new Response(bytes, { headers: { "content-type": TYPES[format] } });
  };
  const plainOr = async (address) => (await made(address)) || plain(file(address));
  // A picture in pixels is drawn by the reader's browser, with its fonts.
  const pixels = async (svg, scale) => {
    const picture = new Image();
    picture.src = URL.createObjectURL(svg);
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.naturalWidth * scale;
    canvas.height = picture.naturalHeight * scale;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(picture.src);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };

  // The builder's page of a chart, with the lines for the state and the choices of its address.
  const built = async (address) => {
    const url = new URL(address, location.href);
    if (url.origin !== location.origin || url.pathname !== "/share") return undefined;
    const choices = url.searchParams;
    const chart = site.charts.includes(choices.get("chart")) ? choices.get("chart") : "map";
    const state = read(choices);
    const levers = site.drawn.includes(chart) || site.answers.includes(chart) ? "" : choices.getAll("levers").join(",");
    const width = Number(choices.get("frame")) || undefined;
    const look = {};
    for (const key of ["lang", "theme", "static", "transparent"]) {
      const usual = { lang: site.languages[0], theme: "auto" }[key];
      if (choices.has(key) && choices.get(key) !== usual) look[key] = choices.get(key);
      choices.delete(key);
    }
    for (const key of ["chart", "frame", "frozen", "levers"]) choices.delete(key);
    const own = String(choices);
    const inLanguage = new URLSearchParams(look.lang ? `${own}&lang=${look.lang}` : own);
    const embed = `/embed/${chart}/?${new URLSearchParams([...choices, ...Object.entries(look), ...(levers ? [["levers", levers]] : [])])}`
      .replaceAll("%2C", ",");
    const [answer, words] = await Promise.all([plain(`/share/${chart}.${state.language}.html`), told(chart, state, own)]);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");

    // The pictures that are files: of a scenario with a name, and of a country as it is.
    const named = presets.find(([, queries]) => queries.some((query) => isSame(query, choices)));
    const isUsual = isSame("", choices, ["importer"]);
    const file = named ? named[0] : isUsual && state.importer;
    const picture = file && `${site.base}/chart/${chart}/${file}.${state.language}`;

    const field = (name) => page.getElementById(`snippet-${name}`);
    const edit = (name, change) => {
      const lines = page.createElement("template");
      // Under another name, since a page that forbids styles in attributes forbids reading them too.
      lines.innerHTML = field(name).textContent.replaceAll(" style=", " data-style=");
      change(lines.content);
      field(name).textContent = lines.innerHTML.replaceAll(" data-style=", " style=").replaceAll('async=""', "async");
    };
    edit("script", (lines) => {
      const place = lines.querySelector("[data-chokepoint]");
      place.dataset.chokepoint = embed;
      place.dataset.title = words.title;
      if (width) place.dataset.style = `max-width:${width}px`;
      const link = lines.querySelector("noscript a");
      link.href = `${site.base}/?${inLanguage}`;
      if (picture) Object.assign(link.querySelector("img"), { src: `${picture}.png`, alt: words.finding });
      else link.replaceChildren(words.title);
    });
    edit("frame", (lines) => {
      const frame = lines.querySelector("iframe");
      Object.assign(frame, { src: `${site.base}${embed}`, title: words.title });
      if (width) frame.width = width;
    });
    edit("element", (lines) => {
      const element = lines.querySelector("chokepoint-chart");
      const attributes = { state: own, levers, ...look, heading: words.title };
      for (const name of ["state", "levers", "lang", "theme", "static", "transparent", "heading"]) {
        element.removeAttribute(name);
        if (attributes[name]) element.setAttribute(name, attributes[name]);
      }
      if (width) element.dataset.style = `max-width:${width}px`;
    });
    field("oembed").textContent = `${site.base}${embed}`;
    field("alt").textContent = words.finding;
    for (const frame of page.querySelectorAll("#result iframe")) {
      frame.title = `${words.title}, ${frame.title.split(", ").pop()}`;
      frame.src = embed;
    }
    const [svg, png, ...others] = page.querySelectorAll(".pictures a");
    const drawn = (format) => `/chart/${chart}.${format}?${inLanguage}${look.theme === "dark" ? "&theme=dark" : ""}`;
    if (picture) {
      svg.href = `${picture}.svg`;
      for (const link of [png, ...others]) link.href = `${picture}.png`;
    } else {
      // Drawn when they are asked for.
      svg.href = drawn("svg");
      png.href = `${drawn("png")}&scale=2`;
      for (const link of others) link.closest("li").remove();
    }
    return new Response(`<!DOCTYPE html>${page.documentElement.outerHTML}`, { status: answer.status, headers: { "content-type": "text/html" } });
  };
  // A chart's title and what it says, in a state.
  const told = async (chart, state, query) => {
    if (site.answers.includes(chart)) return JSON.parse(await answered(chart, "json", `${query}&lang=${state.language}`));
    if (!site.drawn.includes(chart)) return JSON.parse((await engineOf(state)).draw(chart, query, 720, false));
    const name = site.same.includes(chart) ? `all.${state.language}` : `${state.importer}-${state.year}.${state.language}`;
    return (await plain(`/chart/${chart}/${name}.light.wide.json`)).json();
  };

  const plain = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const isRequest = input instanceof Request;
    const asked = isRequest ? input.url : String(input);
    const own = (await made(asked)) || (await built(asked));
    if (own) return own;
    const found = file(asked);
    return plain(found === asked ? input : found, isRequest ? { signal: input.signal } : init);
  };

  // Downloads and links follow the same way.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.origin !== location.origin) return;
    if (link.pathname === "/share") {
      event.preventDefault();
      location.assign(`/share/${link.search}`);
      return;
    }
    if (!link.pathname.startsWith("/chart/") && !link.pathname.startsWith("/api/")) return;
    const found = file(link.href);
    if (found !== link.href) {
      link.href = found;
      return;
    }
    if (link.dataset.made) return;
    event.preventDefault();
    made(link.href).then(async (answer) => {
      if (!answer) return location.assign(link.href);
      const copy = document.createElement("a");
      copy.href = URL.createObjectURL(await answer.blob());
      copy.download = link.download || link.pathname.split("/").pop();
      copy.dataset.made = "true";
      copy.click();
    });
  }, true);

  // The builder begins with what its address names.
  if (own.by === "chart") {
    addEventListener("DOMContentLoaded", () => {
      const form = document.querySelector("form");
      const named = new Set([...form.elements].map((element) => element.name));
      for (const [name, value] of address) {
        const matching = [...form.elements].filter((element) => element.name === name);
        for (const element of matching) {
          if (element.type === "checkbox" || element.type === "radio") element.checked ||= value.split(",").includes(element.value);
          else element.value = value;
        }
        if (named.has(name)) continue;
        const hidden = document.createElement("input");
        Object.assign(hidden, { type: "hidden", name, value });
        form.prepend(hidden);
      }
      for (const frozen of form.querySelectorAll("[name=frozen]")) frozen.closest("fieldset").hidden = true;
      // The page of a file speaks of the first country as it is.
      const state = new URLSearchParams(address);
      for (const key of ["chart", "frame", "levers", "theme", "static", "transparent"]) state.delete(key);
      document.querySelector("[data-back]").href = `/?${state}`;
      document.querySelector("[data-scenario]").hidden = !isSame("", state);
      form.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  // An embed that answers a question brings its page for a country as it is, or for a scenario with a name.
  addEventListener("DOMContentLoaded", async () => {
    const main = document.getElementById("embed");
    const chart = main?.dataset.chart;
    if (!site.answers.includes(chart)) return;
    const root = document.documentElement;
    if (["light", "dark"].includes(address.get("theme"))) root.dataset.theme = address.get("theme");
    root.classList.toggle("transparent", address.get("transparent") === "1");
    if (preset || isSame("", address, ["importer"])) return;
    const state = new URLSearchParams(address);
    for (const key of ["theme", "static", "transparent", "levers", "data"]) state.delete(key);
    for (const place of main.querySelectorAll(".picture > div")) {
      const { width } = place.querySelector("svg").viewBox.baseVal;
      const theme = place.classList.contains("only-dark") || root.dataset.theme === "dark" ? "dark" : "light";
      const answer = JSON.parse(await answered(chart, "json", `${state}&width=${width}&theme=${theme}`));
      place.innerHTML = answer.svg;
      document.title = answer.title;
      main.querySelector("h1").textContent = answer.title;
      main.querySelector("[data-finding]").textContent = answer.finding;
      main.querySelector(".subtitle").textContent = answer.subtitle;
      const scenario = main.querySelector("[data-scenario]");
      scenario.hidden = !answer.scenario;
      scenario.textContent = answer.scenario || "";
    }
  });

  // An embed brings its page for the levers' defaults: the rest of its address is applied here, before its own script starts.
  // Tells whether the picture has to be drawn anew.
  window.chokepoint = (config, main) => {
    const root = document.documentElement;
    if (["light", "dark"].includes(address.get("theme"))) root.dataset.theme = address.get("theme");
    root.classList.toggle("transparent", address.get("transparent") === "1");
    const open = (address.get("levers") || "").split(",");
    for (const slider of main.querySelectorAll("[data-lever]")) {
      const isOpen = open.includes(slider.dataset.lever) && address.get("static") !== "1";
      if (!isOpen) slider.closest(".lever").remove();
      else if (address.has(slider.dataset.lever)) slider.value = address.get(slider.dataset.lever);
    }
    const controls = main.querySelector(".levers");
    if (controls && !controls.querySelector("[data-lever]")) controls.remove();
    if (own.by !== "importer" || preset) return false;
    const folder = `/api/v1/importers/${importer}/years/${year}`;
    const options = ["lang", "theme", "static", "transparent", "levers", "data"];
    const state = new URLSearchParams(address);
    for (const key of options) state.delete(key);
    config.query = String(state);
    config.start = `${folder}/start?lang=${language}`;
    config.map = config.map.map((path) => path.replace(/^\/api\/v1\/importers\/.*\/lines.*$/, `${folder}/lines`));
    state.delete("importer");
    if (state.get("year") === String(site.importers[importer][0])) state.delete("year");
    return String(state) !== "";
  };
})();
