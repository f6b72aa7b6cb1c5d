(() => {
  "use strict";
  const main = document.getElementById("embed");
  const config = JSON.parse(document.getElementById("config").textContent);
  // On a site of files alone the page is that of no lever moved, and the rest of the address is applied now.
  const isOther = Boolean(window.chokepoint?.(config, main));

  // The height of what is here, told when it changes, in the dialects of the pages that listen. It does not follow from the
  // frame's height, so it cannot grow for ever.
  // What is sent back must not spell another message.
  const word = (text) => (/^[\w-]+$/.test(text || "") ? text : null);
  const child = word(new URLSearchParams(location.search).get("childId"));
  const secret = word(new URLSearchParams(location.hash.replace(/^#\??/, "")).get("secret"));
  const post = (message) => parent.postMessage(message, "*");
  let told = 0;
  const tell = () => {
    const height = Math.ceil(main.getBoundingClientRect().height);
    if (parent === window || height === 0 || height === told) return;
    told = height;
    post({ type: "chokepoint:height", id: config.chart, height });
    post({ "datawrapper-height": { [config.chart]: height } });
    post({ sentinel: "amp", type: "embed-size", height });
    post(JSON.stringify({ src: location.href, context: "iframe.resize", height }));
    if (child) post(`pymxPYMx${child}xPYMxheightxPYMx${height}`);
    if (secret) post({ message: "height", value: height, secret });
  };
  new ResizeObserver(tell).observe(main);
  // A hidden frame of another site observes nothing, and its page may wait for its height to show it.
  tell();
  addEventListener("load", tell);
  addEventListener("message", ({ source, data }) => {
    // A page whose script came later than the height asks for it.
    const asks = data && (data.type === "chokepoint:ask" || (secret && data.message === "ready" && data.secret === secret));
    if (source === parent && asks) {
      told = 0;
      tell();
    }
  });
  // WordPress lets no link out of its frame and follows those that it is told of.
  main.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && secret) {
      event.preventDefault();
      post({ message: "link", value: link.href, secret });
    }
  });

  const sliders = [...main.querySelectorAll("[data-lever]")];
  if ((sliders.length === 0 && !isOther) || !config.script) return;
  const find = (selector) => main.querySelector(selector);
  const [title, scenario, subtitle, picture, finding, back, failure, dashboard] =
    ["h1", "[data-scenario]", ".subtitle", ".picture", "[data-finding]", "#back", ".levers .failure", "#dashboard"].map(find);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  // As the browser has brought it to a step of the range.
  const article = new Map(sliders.map((slider) => [slider, slider.value]));
  const isMoved = (slider) => slider.value !== article.get(slider);

  const text = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.text();
  };
  const load = async () => {
    const [module, start, ...map] = await Promise.all([import(config.script), text(config.start), ...config.map.map(text)]);
    await module.default({ module_or_path: config.wasm });
    const engine = new module.Engine(start);
    if (map.length) engine.set_map(...map);
    return engine;
  };
  let loading;
  let engine;
  let width;
  const draw = () => {
    // The address that the article was given, with the levers where they stand now.
    const state = new URLSearchParams(config.query);
    for (const slider of sliders.filter(isMoved)) state.set(slider.dataset.lever, slider.value);
    const query = String(state);
    const theme = document.documentElement.dataset.theme;
    const isDark = theme === "dark" || (theme === "auto" && dark.matches);
    width = picture.clientWidth;
    const drawn = JSON.parse(engine.draw(config.chart, [query, config.choice].filter(Boolean).join("&"), width, isDark));
    picture.innerHTML = drawn.svg;
    finding.textContent = drawn.finding;
    document.title = title.textContent = drawn.title;
    subtitle.textContent = drawn.subtitle;
    scenario.textContent = drawn.scenario || "";
    scenario.hidden = !drawn.scenario;
    dashboard.href = query ? `/?${query}` : "/";
    for (const slider of sliders) {
      const value = drawn.levers[slider.dataset.lever];
      find(`[data-output="${slider.dataset.lever}"]`).value = value;
      slider.setAttribute("aria-valuetext", value);
    }
    document.documentElement.dataset.engine = "ready";
  };
  let asked = false;
  const redraw = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(async () => {
      asked = false;
      try {
        engine ??= await (loading ??= load());
        draw();
        if (failure) failure.hidden = true;
      } catch (error) {
        // The next move tries again.
        loading = engine = undefined;
        const told = failure || finding;
        told.textContent = config.failed;
        told.hidden = false;
      }
    });
  };
  for (const slider of sliders) {
    slider.disabled = false;
    slider.addEventListener("input", () => {
      back.hidden = !sliders.some(isMoved);
      redraw();
    });
  }
  back?.addEventListener("click", () => {
    for (const [slider, value] of article) slider.value = value;
    back.hidden = true;
    sliders[0].focus();
    redraw();
  });
  dark.addEventListener("change", () => engine && redraw());
  if (isOther) redraw();
  new ResizeObserver(() => engine && picture.clientWidth !== width && redraw()).observe(picture);
})();
