"""What is found for the claims of a desk, and how often its library is searched for that."""

from factcheck.evidence.library import Library


def searches(desk, monkeypatch):
    """Look into every claim; give what was found, and how often this process searched the desk's library for it."""
    counted = []
    find = Library.find

    def counting(self, *arguments, **more):
        counted.append(self.path)
        return find(self, *arguments, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Library, "find", counting)
        articles = desk.articles.all()
        found = [desk.evidence.finding(one, "true") for article in articles for one in desk.claims.of(article.slug)]
    return found, counted.count(desk.folder / "index.sqlite")
