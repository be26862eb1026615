"""An embedder that knows a few words in three languages: what a real one learns from a billion sentences."""

from zlib import crc32

CONCEPTS = (
    "unemployment arbeitslosigkeit безработица jobless",
    "fell sank снизилась dropped",
    "statistics statistikamt statistische статистики",
    "deficit defizit haushaltsdefizit дефицит",
    "budget haushalt бюджета",
    "city stadt город городе",
    "inhabitants einwohner жителей residents",
    "wage lohn monatslohn зарплата",
    "coal kohle угля",
    "exports exporte экспорт",
)
WORDS = {word: place for place, row in enumerate(CONCEPTS) for word in row.split()}


class Concepts:
    name = "concepts"
    version = "1"
    size = 64
    unlike = 0.0

    def passages(self, texts):
        import numpy as np

        rows = np.zeros((len(texts), self.size), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().replace(".", " ").replace(",", " ").split():
                place = WORDS.get(word)
                if place is not None:
                    row[place] += 3
                elif word.isalpha():
                    row[len(CONCEPTS) + crc32(word.encode()) % (self.size - len(CONCEPTS))] += 0.3
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / np.where(lengths, lengths, 1)

    queries = passages
