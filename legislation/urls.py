from django.urls import URLPattern, URLResolver, include, path

from legislation.views import amendments, articles, bills, compare, history, versions

app_name = "legislation"

_version = [
    path("", versions.version, name="version"),
    path("chapters/<str:eid>/", versions.chapter, name="chapter"),
    path("<str:eid>/", articles.text, name="article"),
    path("<str:eid>/changes/", articles.changes, name="article_changes"),
    path("<str:eid>/authors/", articles.authors, name="article_authors"),
]

_bill: list[URLPattern | URLResolver] = [
    path("", bills.bill, name="bill"),
    path("versions/", versions.pick, name="version_pick"),
    path("versions/<int:number>/", include(_version)),
    path("compare/", compare.compare, name="compare"),
    path("amendments/", amendments.amendment_list, name="amendment_list"),
    path("amendments/<int:number>/", amendments.amendment, name="amendment"),
    path("history/", history.history, name="history"),
]

urlpatterns = [
    path("bills/", bills.bill_list, name="bill_list"),
    # Before the articles: comments stand beneath an article's address.
    path("", include("legislation.urls_comments")),
    path("bills/<slug:slug>/", include(_bill)),
]
