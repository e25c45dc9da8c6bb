"""What is to be told of the reading of an Akoma Ntoso file."""

from collections import Counter
from dataclasses import replace
from xml.etree.ElementTree import Element

from legislation.text.akoma_ntoso.flat import Flattener
from legislation.text.akoma_ntoso.hierarchy import Found
from legislation.text.akoma_ntoso.tree import Tree
from legislation.text.document import Document, Kind
from legislation.text.questions import Question, QuestionCode, Recognition

_EXCERPT = 80


class Report:
    """Collects what was left out of a file and what somebody must look at."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._left_out = list(tree.left_out)
        self._questions: list[Question] = []

    def leave_out(self, element: Element, reason: str) -> None:
        self._left_out.append(self._tree.lines(element, reason))

    def ask(self, code: QuestionCode, element: Element | None, excerpt: str) -> None:
        """Ask about an element, or about the whole file."""
        line = self._tree.line(element) if element is not None else 0
        self._questions.append(Question(code, line, excerpt[:_EXCERPT]))

    def of_export(self, document: Document) -> Recognition:
        """The reading of what our own export wrote."""
        if not any(True for _ in document.articles()):
            self.ask(QuestionCode.NO_PROVISIONS, None, "")
        return Recognition(document, tuple(self._questions))

    def of_law(self, document: Document, flat: Flattener, found: list[Found]) -> Recognition:
        """The reading of any other file."""
        for element, reason in flat.left_out:
            words = Flattener().line(element) if reason == "footnote" else ""
            self._left_out.append(replace(self._tree.lines(element, reason), text=words))
        for element in flat.deleted:
            if words := Flattener().line(element):
                self.ask(QuestionCode.MARKED_DELETED, element, words)
        self._look_at(found)
        self._questions.sort(key=lambda question: question.line)
        left_out = sorted(set(self._left_out), key=lambda one: (one.first_line, one.last_line))
        return Recognition(document, tuple(self._questions), tuple(left_out))

    def _look_at(self, found: list[Found]) -> None:
        if not any(one.node.kind is Kind.ARTICLE for one in found):
            self.ask(QuestionCode.NO_PROVISIONS, None, "")
        seen: Counter[str] = Counter()
        for one in found:
            node = one.node
            if node.kind is Kind.ANNEX:
                seen.clear()
            elif node.kind is Kind.ARTICLE:
                seen[node.label] += 1
                self._look_at_article(one, is_repeated=bool(node.label) and seen[node.label] > 1)
            elif node.text:
                self.ask(QuestionCode.TEXT_OUTSIDE_ARTICLES, one.element, node.text)

    def _look_at_article(self, article: Found, *, is_repeated: bool) -> None:
        node = article.node
        if is_repeated:
            self.ask(QuestionCode.ARTICLE_REPEATED, article.element, node.label)
        if not (node.text or node.children):
            label = node.label or node.heading
            self.ask(QuestionCode.ARTICLE_WITHOUT_TEXT, article.element, label)
