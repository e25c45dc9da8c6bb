"use strict";
/* Comfort only: every page works without this file. */
(function () {
  var doc = document;
  function each(selector, act) { Array.prototype.forEach.call(doc.querySelectorAll(selector), act); }
  function grouped(n) { return String(n).replace(/\B(?=(\d{3})+$)/g, "\u00a0"); }

  /* A form that came back with errors starts at its summary. */
  each("[data-focus]", function (box) { box.focus(); });

  /* A link to a folded place opens the fold; a link to a group of choices reaches its first one. */
  function reveal() {
    var target = location.hash.length > 1 && doc.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var up = target; up; up = up.parentElement) { if (up.tagName === "DETAILS") { up.open = true; } }
  }
  try { reveal(); } catch (error) { /* a malformed fragment names nothing */ }
  window.addEventListener("hashchange", reveal);

  /* Character count: counts as the server does: code points of the NFC form, a line end as one,
     without edges, control characters and turned directions, none of which are stored. */
  var dropped = /[\u0001-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\ufeff]/g;
  function counted(text) { return Array.from(text.trim().replace(dropped, "").normalize()).length; }
  each("[data-count]", function (note) {
    var field = doc.getElementById(note.dataset.count), limit = Number(note.dataset.max), timer;
    if (!field) { return; }
    var spoken = doc.createElement("span");
    spoken.className = "vh";
    spoken.setAttribute("aria-live", "polite");
    note.after(spoken);
    function update() {
      var left = limit - counted(field.value);
      note.textContent = (left < 0 ? note.dataset.over : note.dataset.left).replace("{n}", grouped(Math.abs(left)));
      note.classList.toggle("error", left < 0);
      clearTimeout(timer);
      /* Said only after a pause, and only near the end: a count after each key is noise. */
      if (left < limit / 5) { timer = setTimeout(function () { spoken.textContent = note.textContent; }, 1500); }
    }
    field.addEventListener("input", update);
    update();
  });

  /* Copy: the button says what happened and goes back to its own words. */
  doc.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy]");
    if (!button || !navigator.clipboard) { return; }
    event.preventDefault();
    var words = button.textContent;
    navigator.clipboard.writeText(button.dataset.copy).then(function () {
      button.textContent = button.dataset.done || "✓";
      setTimeout(function () { button.textContent = words; }, 2000);
    });
  });
  if (!navigator.clipboard) { each("button[data-copy]", function (button) { button.hidden = true; }); }

  /* Leave this page: takes its place in the history, so "back" does not return here. */
  doc.addEventListener("click", function (event) {
    var link = event.target.closest("[data-leave]");
    if (!link) { return; }
    event.preventDefault();
    doc.body.hidden = true;
    doc.title = "…";
    location.replace(link.href);
  });

  /* Folds that stand open on wide screens, for browsers whose style sheet cannot open them. */
  if (!(window.CSS && CSS.supports && CSS.supports("selector(::details-content)"))) {
    if (matchMedia("(min-width: 64em)").matches) { each(".fold-phone", function (fold) { fold.open = true; }); }
  }

  /* Keys of the work desks. They are off in fields, and can be switched off altogether (WCAG 2.1.4). */
  var keysOff = "keys-off";
  function stored() { try { return localStorage.getItem(keysOff); } catch (error) { return null; } }
  each("[data-keys-switch]", function (button) {
    function show() { button.setAttribute("aria-pressed", String(!stored())); }
    button.hidden = false;
    show();
    button.addEventListener("click", function () {
      try { if (stored()) { localStorage.removeItem(keysOff); } else { localStorage.setItem(keysOff, "1"); } } catch (error) { /* private window */ }
      show();
    });
  });
  doc.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || stored() || event.target.closest("textarea, select, input:not([type=radio]):not([type=checkbox])")) { return; }
    var keyed = event.key.length === 1 && /[^"\\\]]/.test(event.key) && doc.querySelector('[data-key="' + event.key.toUpperCase() + '"]');
    if (keyed) { event.preventDefault(); keyed.focus(); keyed.click(); }
  });

  /* Comment on any phrase: a bar under the selected words leads to the form with the passage pinned. */
  var bar = null;
  /* What the law says there: without deleted words and words meant for the ear only. */
  function plain(range) {
    var copy = range.cloneContents();
    Array.prototype.forEach.call(copy.querySelectorAll("del, .vh, .say, .tag"), function (node) { node.remove(); });
    return copy.textContent.replace(/\s+/g, " ");
  }
  function around(home, range, before) {
    var part = doc.createRange();
    part.selectNodeContents(home);
    if (before) { part.setEnd(range.startContainer, range.startOffset); } else { part.setStart(range.endContainer, range.endOffset); }
    return before ? plain(part).slice(-32) : plain(part).slice(0, 32);
  }
  function hideBar() { if (bar) { bar.remove(); bar = null; } }
  function offer() {
    var selection = getSelection(), range = selection.rangeCount && !selection.isCollapsed && selection.getRangeAt(0);
    if (!range) { hideBar(); return; }
    var node = range.commonAncestorContainer, element = node.nodeType === 1 ? node : node.parentElement;
    var home = element.closest(".t"), prov = home && home.closest("[data-comment-url]");
    var law = prov && prov.closest("[data-select]"), exact = prov ? plain(range).trim() : "";
    hideBar();
    if (!law || exact.length < 3 || exact.length > 600) { return; }
    var url = new URL(prov.dataset.commentUrl, location.href), link = doc.createElement("a"), box = range.getBoundingClientRect();
    url.searchParams.set("exact", exact);
    url.searchParams.set("prefix", around(home, range, true));
    url.searchParams.set("suffix", around(home, range, false));
    link.href = url.href;
    link.textContent = law.dataset.select;
    bar = doc.createElement("p");
    bar.className = "selbar floating";
    bar.appendChild(link);
    bar.style.top = window.scrollY + box.bottom + 10 + "px";
    bar.style.left = window.scrollX + Math.max(8, Math.min(box.left, innerWidth - 280)) + "px";
    doc.body.appendChild(bar);
  }
  if (doc.querySelector("[data-select]")) {
    var wait;
    doc.addEventListener("selectionchange", function () { clearTimeout(wait); wait = setTimeout(offer, 250); });
  }
})();
