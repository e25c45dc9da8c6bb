// Starts the widgets that Wagtail starts by inline scripts, which the content security policy
// forbids. A template leaves <span data-start="initDateChooser" data-for="id" data-options="{}">.
(function () {
  "use strict";

  function start(place) {
    var name = place.dataset.start;
    var options = JSON.parse(place.dataset.options || "null");
    place.removeAttribute("data-start");
    if (!place.dataset.for) {
      new window[name](options);
    } else if (/^init/.test(name)) {
      window[name](place.dataset.for, options);
    } else {
      new window[name](place.dataset.for, options);
    }
  }

  function startAll(root) {
    root.querySelectorAll("[data-start]").forEach(function (place) {
      // Inside <template> and placeholders nothing is to be started yet.
      if (window[place.dataset.start] && !/__[A-Z]+__/.test(place.dataset.for || "")) start(place);
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    startAll(document);
    new MutationObserver(function (changes) {
      changes.forEach(function (change) {
        change.addedNodes.forEach(function (node) {
          if (node.nodeType === 1 && node.isConnected) startAll(node.parentNode || node);
        });
      });
    }).observe(document.body, { childList: true, subtree: true });

    var all = document.querySelector('[name="select_all"]');
    if (all) {
      all.addEventListener("change", function () {
        document.querySelectorAll('[name="locales"]').forEach(function (box) {
          box.checked = all.checked;
        });
      });
    }
  });
})();
