(() => {
  "use strict";
  const form = document.querySelector(".builder form");
  const result = document.getElementById("result");
  const wake = () => {
    for (const button of result.querySelectorAll("[data-copy]")) button.hidden = false;
  };
  wake();
  form.querySelector("[type=submit]").hidden = true;

  let newest = 0;
  const follow = async () => {
    const mine = ++newest;
    const address = `/share?${new URLSearchParams(new FormData(form))}`;
    try {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const made = page.getElementById("result");
      if (mine !== newest) return;
      if (!made) throw new Error("no result");
      result.replaceChildren(...made.childNodes);
      wake();
      history.replaceState(null, "", address);
    } catch {
      // The browser says what is wrong.
      if (mine === newest) form.submit();
    }
  };
  form.addEventListener("change", (event) => {
    // Another chart has other levers, and another language other words.
    if (["chart", "lang"].includes(event.target.name)) form.submit();
    else follow();
  });
  result.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Without leave, or without https: what is marked can be copied by hand.
      document.execCommand("copy");
    }
    const label = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = label), 2000);
  });
})();
