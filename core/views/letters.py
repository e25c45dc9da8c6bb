"""Stopping letters. A GET only shows a button: scanners and previews open every link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.confirmations import LinkProblem
from core.limits import limited
from core.mail import mailings
from core.views.errors import link_problem


# RFC 8058: the mail program posts without cookies. The token is the whole authority; who is
# signed in does not matter, so a forged post has nothing to gain from somebody's cookies.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited("unsubscribe")
def stop_letters(request: HttpRequest, token: str) -> HttpResponse:
    try:
        mailing = mailings.stop(token) if request.method == "POST" else mailings.peek(token)
    except LinkProblem as problem:
        return link_problem(request, problem)
    return render(request, "core/stop_letters.html", {"mailing": mailing})
