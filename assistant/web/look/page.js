// Opens the source of a mark, copies a draft, and brings the reader back to the text. No request leaves the page.
(() => {
  document.documentElement.lang = "id";
  let lastMark = null;

  const panel = () => document.querySelector("#source-panel .sources");
  const column = () => document.getElementById("source-column");

  function bringSources(mark) {
    const prefix = mark.dataset.source.split("-")[0];
    const kept = document.querySelector(`.kept-sources[data-prefix="${prefix}"]`);
    const shown = panel();
    if (!kept || !shown) return;
    const held = document.createElement("template");
    held.innerHTML = kept.textContent;
    shown.replaceWith(held.content);
  }

  function open(mark) {
    if (!document.getElementById(mark.dataset.source)) bringSources(mark);
    const card = document.getElementById(mark.dataset.source);
    if (!card) return;
    document.querySelectorAll(".source.open").forEach((other) => other.classList.remove("open"));
    document.querySelectorAll(".mark[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    card.classList.add("open");
    mark.setAttribute("aria-current", "true");
    column()?.classList.add("opened");
    lastMark = mark;
    card.scrollIntoView({ block: "nearest" });
    card.focus({ preventScroll: true });
  }

  function back(id) {
    column()?.classList.remove("opened");
    const mark = lastMark?.isConnected ? lastMark : id && document.querySelector(`.mark[data-source="${id}"]`);
    if (!mark) return;
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
  }

  async function copy(button) {
    const text = button.closest(".draft")?.querySelector(".copy-text")?.value ?? "";
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const before = button.textContent;
    button.textContent = "Tersalin ✓";
    setTimeout(() => { button.textContent = before; }, 2000);
  }

  // A new answer is read from its beginning: bring its top into view once, and leave the reader alone after that.
  const seen = new Set();
  function greetNew() {
    document.querySelector('#conversation [role="log"]')?.setAttribute("aria-label", "Percakapan");
    const answers = document.querySelectorAll("#conversation [data-turn]");
    const newest = answers[answers.length - 1];
    if (!newest) return seen.clear();
    if (seen.has(newest.dataset.turn)) return;
    seen.add(newest.dataset.turn);
    let frame = newest.parentElement;
    while (frame && !(frame.scrollHeight > frame.clientHeight && /auto|scroll/.test(getComputedStyle(frame).overflowY))) {
      frame = frame.parentElement;
    }
    if (frame?.closest("#conversation")) {
      frame.scrollTop += newest.getBoundingClientRect().top - frame.getBoundingClientRect().top - 70;
    } else if (answers.length > 0) {
      newest.scrollIntoView({ block: "start" });
    }
  }
  new MutationObserver(greetNew).observe(document, { childList: true, subtree: true });

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const mark = target?.closest("button.mark[data-source]");
    if (mark) return open(mark);
    const returning = target?.closest("button.back");
    if (returning) return back(returning.dataset.back);
    const copying = target?.closest("button.copy");
    if (copying) return void copy(copying);
    const jump = target?.closest("[data-jump]");
    if (jump) {
      event.preventDefault();
      const row = document.getElementById(jump.dataset.jump);
      const folded = row?.closest("details");
      if (folded) folded.open = true;
      row?.scrollIntoView({ block: "center" });
      row?.focus({ preventScroll: true });
    }
  });

  // Gradio refuses a file that is too large in English; say it first, in Indonesian, before anything is sent.
  document.addEventListener("change", (event) => {
    const input = event.target;
    const limit = Number(document.querySelector("[data-largest-mb]")?.dataset.largestMb);
    if (!(input instanceof HTMLInputElement) || input.type !== "file" || !limit) return;
    const large = [...(input.files ?? [])].find((file) => file.size > limit * 1024 * 1024);
    const place = document.getElementById("upload-problem");
    place?.replaceChildren();
    if (!large) return;
    event.stopImmediatePropagation();
    const box = document.createElement("div");
    box.className = "notice notice-error";
    box.setAttribute("role", "alert");
    box.textContent = `Berkas "${large.name}" melebihi ${limit} MB; bagi laporannya atau hapus gambarnya, lalu pilih lagi.`;
    place?.replaceChildren(box);
    input.value = "";
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target instanceof Element && event.target.closest("#source-column")) back();
  });
})();
