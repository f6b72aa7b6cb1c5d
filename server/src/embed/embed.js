// Charts of Chokepoint in a page of yours: gives every frame the height that its chart tells, and makes frames of
// `<div data-chokepoint="/embed/…">` and `<chokepoint-chart chart="…">`. Load it once, with `async`.
(() => {
  "use strict";
  const site = new URL(document.currentScript.src).origin;
  // A page may load it again for places that came later, and from another address of the site: the first one does the work.
  const known = (window.chokepointSites ||= new Set());
  known.add(site);
  if (customElements.get("chokepoint-chart")) {
    dispatchEvent(new Event("chokepoint:fill"));
    return;
  }
  const sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

  const isOurs = (address) => [...known].some((site) => address.startsWith(`${site}/embed/`));
  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => isOurs(frame.src));
  addEventListener("message", ({ source, data }) => {
    if (!data || data.type !== "chokepoint:height") return;
    // Anybody can post anything: only a frame of ours sets a height, and only its own.
    const frame = frames().find((frame) => frame.contentWindow === source);
    const height = Number(data.height);
    if (frame && height > 0 && height < 20000) frame.style.height = `${Math.ceil(height)}px`;
  });

  const make = (address, title) => {
    const frame = document.createElement("iframe");
    frame.src = new URL(address, site).href;
    frame.title = title || "Chokepoint";
    frame.loading = "lazy";
    frame.setAttribute("sandbox", sandbox);
    frame.setAttribute("referrerpolicy", "strict-origin-when-cross-origin");
    Object.assign(frame.style, { border: "0", width: "100%", minHeight: "200px", height: "480px", display: "block" });
    return frame;
  };

  const fill = () => {
    for (const place of document.querySelectorAll("[data-chokepoint]:not([data-chokepoint-done])")) {
      // Whoever may write an attribute into a page must not thereby open a frame of any address.
      const address = place.dataset.chokepoint;
      if (!URL.canParse(address, site) || !isOurs(new URL(address, site).href)) continue;
      place.dataset.chokepointDone = "";
      place.replaceChildren(make(place.dataset.chokepoint, place.dataset.title));
    }
    // Frames that spoke before this script came are asked to say it again.
    for (const frame of frames()) frame.contentWindow?.postMessage({ type: "chokepoint:ask" }, "*");
  };

  const options = ["levers", "theme", "lang", "static", "transparent", "data"];
  class ChokepointChart extends HTMLElement {
    static observedAttributes = ["chart", "state", "heading", ...options];
    connectedCallback() {
      this.style.display ||= "block";
      this.draw();
    }
    attributeChangedCallback(name, before, after) {
      if (this.isConnected && before !== after) this.draw();
    }
    draw() {
      const query = new URLSearchParams(this.getAttribute("state") || "");
      for (const name of options) {
        const isFlag = ["static", "transparent"].includes(name);
        // A flag is set by being there, as in HTML; what a template left empty is not there.
        const given = this.getAttribute(name);
        const value = isFlag ? Number(["", "1", "true", name].includes(given)) : given;
        if (value) query.set(name, value);
      }
      const chart = encodeURIComponent(this.getAttribute("chart") || "map");
      this.replaceChildren(make(`/embed/${chart}?${query}`, this.getAttribute("heading")));
    }
  }
  customElements.define("chokepoint-chart", ChokepointChart);
  addEventListener("chokepoint:fill", () => fill());

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", fill);
  else fill();
})();
