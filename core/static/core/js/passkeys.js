"use strict";
/* Connects our buttons with allauth's passkey scripts, which expect ids and data; no inline scripts. */
(function () {
  var doc = document, library = window.allauth && window.allauth.webauthn;
  function each(selector, act) { Array.prototype.forEach.call(doc.querySelectorAll(selector), act); }
  if (!library || !window.PublicKeyCredential) { return; }

  each("[data-passkey]", function (button) {
    var data = button.dataset, ids = { credential: data.credential };
    if (data.passwordless) { ids.passwordless = data.passwordless; }
    ids[data.passkey] = button.id;
    library.forms[data.passkey + "Form"]({ ids: ids, data: data.options && JSON.parse(data.options) });
  });

  /* Without scripts these parts would be buttons that do nothing. */
  each("[data-passkey-part]", function (part) { part.hidden = false; });
  each("[data-passkey-else]", function (part) { part.classList.remove("primary"); });

  doc.addEventListener("allauth.error", function (event) {
    event.preventDefault();
    each("[data-passkey-problem]", function (note) { note.hidden = true; note.hidden = false; });
  });
})();
